package chat.verbatim.standalone.faults;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.standalone.faults.Sent.Receipt;
import chat.verbatim.standalone.faults.Truth.Logged;
import chat.verbatim.standalone.faults.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the log has what was acknowledged: each message once, under the name that was answered, and without holes. */
final class LogCheck {
    private LogCheck() {}

    static List<Violation> of(Truth truth, List<Sent> sent) {
        List<Violation> found = new ArrayList<>(holes(truth));
        Map<String, List<Logged>> byKey = new HashMap<>();
        truth.messages().forEach(logged -> {
            MessageSent message = (MessageSent) logged.payload();
            byKey.computeIfAbsent(message.senderId() + message.idempotencyKey(), key -> new ArrayList<>())
                    .add(logged);
        });
        for (Sent one : sent) {
            check(one, byKey.getOrDefault(one.userId() + one.key(), List.of()), found);
        }
        return found;
    }

    private static void check(Sent sent, List<Logged> logged, List<Violation> found) {
        if (logged.size() > 1) {
            found.add(new Violation(Kind.DOUBLED, "the log has " + sent + " as " + logged));
        }
        if (logged.isEmpty() && !sent.answers().isEmpty()) {
            found.add(new Violation(Kind.LOST, "the log has not " + sent));
        }
        for (Receipt receipt : sent.answers()) {
            if (!logged.isEmpty() && logged.getFirst().seq() != receipt.seq()) {
                found.add(new Violation(Kind.WRONG_ANSWER, sent + " is in the log as " + logged));
            }
        }
    }

    private static List<Violation> holes(Truth truth) {
        List<Violation> found = new ArrayList<>();
        Map<String, Long> next = new HashMap<>();
        long last = 0;
        for (Logged logged : truth.events()) {
            if (logged.position() <= last) {
                found.add(new Violation(Kind.REORDERED, "the log has " + logged + " after position " + last));
            }
            last = logged.position();
            String chatId = logged.chatId();
            if (chatId != null) {
                long expected = next.merge(chatId, 0L, (old, zero) -> old + 1);
                if (expected != logged.seq()) {
                    found.add(new Violation(Kind.LOST, logged + " has not seq " + expected));
                }
            }
        }
        return found;
    }
}
