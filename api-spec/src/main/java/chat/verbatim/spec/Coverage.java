package chat.verbatim.spec;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** What of the contract has been exercised, and what has not. */
public final class Coverage {
    private static final String FRAME = "frame ";
    private static final String ACK = "ack of ";

    private final Set<String> expected = new ConcurrentSkipListSet<>();
    private final Set<String> seen = new ConcurrentSkipListSet<>();

    Coverage(Operations operations, Frames frames) {
        operations
                .all()
                .forEach(operation -> operation.statuses().forEach(status -> expected.add(answer(operation, status))));
        frames.fromServer().keySet().forEach(event -> expected.add(fromServer(event)));
        frames.fromClient().keySet().forEach(event -> expected.add(fromClient(event)));
        frames.acks().keySet().forEach(event -> expected.add(ack(event)));
    }

    void saw(Operation operation, int status) {
        seen.add(answer(operation, status));
    }

    void sawFromServer(String event) {
        seen.add(fromServer(event));
    }

    void sawFromClient(String event) {
        seen.add(fromClient(event));
    }

    void sawAck(String event) {
        seen.add(ack(event));
    }

    /** Everything that was exercised and belongs to the contract, such as {@code login 200} or {@code ack of sync}. */
    public List<String> exercised() {
        return seen.stream().filter(expected::contains).toList();
    }

    /** Everything of the contract that was not exercised. */
    public List<String> missing() {
        return expected.stream().filter(it -> !seen.contains(it)).toList();
    }

    /** Operations of which no answer was seen. */
    public List<String> untouchedOperations() {
        Set<String> touched = operationsIn(seen);
        return operationsIn(expected).stream()
                .filter(it -> !touched.contains(it))
                .toList();
    }

    /** A few lines for people: how much was exercised, and which operations and frames were not seen at all. */
    public String report() {
        return "Contract: %d of %d answers and frames exercised. Operations not called: %s. Frames not seen: %s."
                .formatted(
                        exercised().size(),
                        expected.size(),
                        listed(untouchedOperations()),
                        listed(missing().stream()
                                .filter(it -> it.startsWith(FRAME) || it.startsWith(ACK))
                                .toList()));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static Set<String> operationsIn(Collection<String> entries) {
        return entries.stream()
                .filter(it -> it.matches("\\w+ \\d{3}"))
                .map(it -> it.substring(0, it.indexOf(' ')))
                .collect(Collectors.toCollection(ConcurrentSkipListSet::new));
    }

    private static String answer(Operation operation, int status) {
        return operation.id() + ' ' + status;
    }

    private static String fromServer(String event) {
        return FRAME + "from the server " + event;
    }

    private static String fromClient(String event) {
        return FRAME + "from the client " + event;
    }

    private static String ack(String event) {
        return ACK + event;
    }
}
