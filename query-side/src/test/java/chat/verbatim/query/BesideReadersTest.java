package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who reads while copies of a projection take each other's place notices nothing of it. */
class BesideReadersTest {
    private static final int READERS = 4;
    private static final int AT_LEAST = 2_000;

    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicLong said = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();

    @Test
    void nobodySeesAnErrorOrLessThanBeforeOrHalfOfAnything() throws Exception {
        try (QueryServer server = QueryServer.startUnchecked();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            String ada = ScriptedChat.user(server.log(), "ada", "Ada");
            String grace = ScriptedChat.user(server.log(), "grace", "Grace");
            ScriptedChat chat = ScriptedChat.direct(server.log(), ada, grace);
            said.set(chat.send(ada, "begin"));
            // From here on everybody may ask for any position: what was said at the beginning is shown in any case.
            assertThat(newest(server.get(grace, messages(chat), head(server)))).isEqualTo(said.get());
            List<Future<?>> work = new ArrayList<>();
            try {
                work.add(threads.submit(() -> talk(chat, ada)));
                for (int reader = 0; reader < READERS; reader++) {
                    boolean whole = reader % 2 == 0;
                    work.add(threads.submit(() -> read(server, chat, grace, whole)));
                }
                Operator operator = new Operator(server, "chat");
                operator.builds();
                operator.switches();
                operator.switchesBack();
                operator.switches();
                operator.await(seen -> reads.get() > AT_LEAST || work.stream().anyMatch(Future::isDone));
            } finally {
                enough.set(true);
            }
            for (Future<?> it : work) {
                it.get();
            }
            assertThat(reads.get()).isGreaterThan(AT_LEAST);
        }
    }

    private void talk(ScriptedChat chat, String userId) {
        while (!enough.get()) {
            said.set(chat.send(userId, "no. " + said.get()));
        }
    }

    /** @param whole whether chats are read, or histories */
    private void read(QueryServer server, ScriptedChat chat, String userId, boolean whole) {
        long seen = 0;
        while (!enough.get()) {
            // What was said before is asked for by its position, and what was shown before is not.
            boolean anyPosition = reads.incrementAndGet() % 2 == 0;
            long expected = anyPosition ? seen : Math.max(seen, said.get());
            String position = anyPosition ? "0" : head(server);
            long shown = whole
                    ? chat(server.get(userId, "/api/chats", position))
                    : newest(server.get(userId, messages(chat), position));
            assertThat(shown).isGreaterThanOrEqualTo(expected);
            seen = shown;
        }
    }

    private static String messages(ScriptedChat chat) {
        return chat.path() + "/messages?limit=20";
    }

    private static String head(QueryServer server) {
        return Long.toString(server.log().headPosition());
    }

    private static long chat(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode item = answer.body().path("items").path(0);
        long lastSeq = item.path("lastSeq").asLong();
        assertThat(item.at("/lastMessage/seq").asLong()).as(item.toString()).isEqualTo(lastSeq);
        assertThat(item.path("unreadCount").asLong())
                .as(item.toString())
                .isEqualTo(lastSeq - item.path("readSeq").asLong());
        return lastSeq;
    }

    private static long newest(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<Long> seqs = answer.body()
                .path("items")
                .valueStream()
                .map(message -> message.path("seq").asLong())
                .toList();
        assertThat(seqs).isNotEmpty();
        for (int i = 1; i < seqs.size(); i++) {
            assertThat(seqs.get(i)).isEqualTo(seqs.get(i - 1) + 1);
        }
        return seqs.getLast();
    }
}
