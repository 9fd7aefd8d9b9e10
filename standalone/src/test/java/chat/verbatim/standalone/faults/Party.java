package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.Requests.Answer;
import chat.verbatim.standalone.faults.Requests.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people of a run, their chats and their devices. */
final class Party {
    private static final int PEOPLE = 6;
    private static final int GUESTS = 2;

    private final Ways ways;
    private final long seed;
    private final Sabotage sabotage;
    private final List<User> users;
    private final User probeOne;
    private final User probeOther;
    private final String everybody;
    private final String pair;
    private final String door;
    private final String probe;
    private final ClientLog log;

    Party(Ways ways, long seed, Sabotage sabotage) throws InterruptedException {
        this.ways = ways;
        this.seed = seed;
        this.sabotage = sabotage;
        List<User> registered = new ArrayList<>();
        for (int i = 0; i < PEOPLE + GUESTS; i++) {
            registered.add(User.register("p" + i, ways.commandSide()));
        }
        probeOne = User.register("probe1", ways.commandSide());
        probeOther = User.register("probe2", ways.commandSide());
        users = List.copyOf(registered);
        User host = users.getFirst();
        everybody = chat(host, "Everybody", users.subList(1, users.size()));
        pair = chat(users.get(1), null, List.of(users.get(2)));
        door = chat(host, "Door", users.subList(1, PEOPLE));
        probe = chat(probeOne, null, List.of(probeOther));
        log = new ClientLog(Set.of(door));
    }

    private String chat(User creator, @Nullable String name, List<User> others) throws InterruptedException {
        List<String> ids = others.stream().map(User::id).toList();
        Map<String, Object> body = name == null
                ? Map.of("participants", ids, "isGroup", false)
                : Map.of("participants", ids, "isGroup", true, "name", name);
        Answer answer = ways.commandSide()
                .untilAnswered(new Random(0), Question.of("POST", "/api/chats", creator.token(), body));
        if (!answer.isOk()) {
            throw new IllegalStateException("No chat: " + answer);
        }
        return answer.body().path("id").asString();
    }

    ClientLog log() {
        return log;
    }

    List<User> everyone() {
        return Stream.concat(users.stream(), Stream.of(probeOne, probeOther)).toList();
    }

    /** One device for each, a second one for two of them; the guests' devices keep no position. */
    List<Talker> talkers() {
        List<Talker> talkers = new ArrayList<>();
        IntStream.range(0, users.size()).forEach(i -> talkers.add(talker(users.get(i), 1, i < PEOPLE, chatsOf(i))));
        IntStream.range(0, 2).forEach(i -> talkers.add(talker(users.get(i), 2, true, chatsOf(i))));
        return talkers;
    }

    private List<String> chatsOf(int person) {
        return Stream.of(everybody, person < PEOPLE ? door : everybody, person == 1 || person == 2 ? pair : everybody)
                .distinct()
                .toList();
    }

    Probe probe() {
        List<String> only = List.of(probe);
        return new Probe(talker(probeOne, 1, true, only), talker(probeOther, 1, true, only), probe);
    }

    private Talker talker(User user, int device, boolean resumes, List<String> chatIds) {
        String name = user.name() + "-" + device;
        Random random = new Random(seed * 31 + name.hashCode());
        boolean harmed = name.equals("p1-1");
        Device made =
                new Device(name, user, resumes, ways, new Random(random.nextLong()), harmed ? sabotage : Sabotage.NONE);
        return new Talker(made, ways, random, chatIds, log);
    }

    /** Throws somebody out of a group, and lets them in again. */
    void turnAtTheDoor(Random random) throws InterruptedException {
        User guest = turnedOut().get(random.nextInt(turnedOut().size()));
        Question out = Question.of("DELETE", participants() + '/' + guest.id(), host().token(), null);
        ways.commandSide().untilAnswered(random, out);
        Thread.sleep(random.nextInt(3_000));
        ways.commandSide().untilAnswered(random, letIn(guest));
        Thread.sleep(random.nextInt(3_000));
    }

    /**
     * For the end. A removal whose answer was lost may have been carried out by a process that was held up: after the one that came in
     * its place, and after its user had been let in again.
     */
    void letEverybodyIn() throws InterruptedException {
        for (User guest : turnedOut()) {
            Answer in = ways.commandSide().untilAnswered(new Random(seed), letIn(guest));
            if (!in.isOk()) {
                throw new IllegalStateException(guest.name() + " is not let in: " + in);
            }
        }
    }

    private List<User> turnedOut() {
        return users.subList(3, 5);
    }

    private User host() {
        return users.getFirst();
    }

    private String participants() {
        return "/api/chats/" + door + "/participants";
    }

    private Question letIn(User guest) {
        return Question.of("POST", participants(), host().token(), Map.of("userId", guest.id()));
    }
}
