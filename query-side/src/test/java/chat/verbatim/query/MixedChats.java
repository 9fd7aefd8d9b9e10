package chat.verbatim.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Many chats at once, as a log has them: six messages of ten events, the others are receipts. */
final class MixedChats {
    static final int PEOPLE = 50;
    private static final int CHATS = 500;
    private static final int COMMIT = 100;

    private MixedChats() {}

    /** Registers those who talk; answers their ids. */
    static List<String> people(EventStore log) {
        return IntStream.range(0, PEOPLE)
                .mapToObj(i -> ScriptedChat.user(log, "name" + i, "Name " + i))
                .toList();
    }

    static void write(EventStore log, List<String> users, int events) {
        Random random = new Random(1);
        List<ScriptedChat> chats = new ArrayList<>();
        List<String[]> members = new ArrayList<>();
        for (int i = 0; i < CHATS; i++) {
            String[] two = {users.get(random.nextInt(PEOPLE / 2)), users.get(PEOPLE / 2 + random.nextInt(PEOPLE / 2))};
            chats.add(ScriptedChat.direct(log, two[0], two[1]).hold());
            members.add(two);
        }
        List<DomainEventMessage<?>> commit = new ArrayList<>();
        long[] last = new long[chats.size()];
        for (int i = 0; i < events; i++) {
            int at = random.nextInt(chats.size());
            String user = members.get(at)[random.nextInt(2)];
            if (last[at] == 0 || random.nextInt(10) < 6) {
                last[at] = chats.get(at)
                        .send(user, "A message of a usual length, which is some eighty characters long, nr " + i);
            } else {
                chats.get(at).receive(user, last[at], last[at]);
            }
            commit.addAll(chats.get(at).take());
            if (commit.size() == COMMIT) {
                log.publish(List.copyOf(commit));
                commit.clear();
            }
        }
        log.publish(List.copyOf(commit));
    }
}
