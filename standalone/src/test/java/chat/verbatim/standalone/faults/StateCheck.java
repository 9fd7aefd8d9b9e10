package chat.verbatim.standalone.faults;

import chat.verbatim.api.receipt.Mark;
import chat.verbatim.standalone.faults.DeviceHistory.Life;
import chat.verbatim.standalone.faults.DeviceHistory.Snapshot;
import chat.verbatim.standalone.faults.Truth.ChatState;
import chat.verbatim.standalone.faults.Violation.Kind;
import chat.verbatim.standalone.journey.Mirror;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether everybody ends with the same picture: the log, each replica, and each device that applied frames to what it knew. */
final class StateCheck {
    private final Truth truth;
    private final List<Violation> found = new ArrayList<>();

    private StateCheck(Truth truth) {
        this.truth = truth;
    }

    /** What a replica answers about one of a user's chats in the end. */
    record Answered(String replica, String userId, String chatId, Fetched fetched) {}

    static List<Violation> of(Truth truth, List<Answered> answers, List<DeviceHistory> devices) {
        StateCheck check = new StateCheck(truth);
        answers.forEach(check::recount);
        for (DeviceHistory device : devices) {
            if (device.resumes()) {
                answers.stream()
                        .filter(answer -> answer.userId().equals(device.userId()))
                        .forEach(answer -> check.compare(device, answer));
            }
        }
        return check.found;
    }

    private void recount(Answered answer) {
        ChatState chat = truth.chat(answer.chatId());
        JsonNode view = answer.fetched().chat();
        expect(answer, "lastSeq", chat.lastSeq(), view.path("lastSeq").asLong());
        expect(
                answer,
                "unread",
                chat.unread(answer.userId()),
                view.path("unreadCount").asLong());
        Map<String, Mark> marks = new TreeMap<>();
        for (JsonNode member : view.path("participants")) {
            String id = member.path("user").path("id").asString();
            marks.put(
                    id,
                    new Mark(
                            id,
                            member.path("deliveredSeq").asLong(),
                            member.path("readSeq").asLong()));
        }
        expect(answer, "marks", new TreeMap<>(chat.marks()), marks);
        Map<Long, String> contents = new TreeMap<>();
        for (JsonNode message : answer.fetched().messages()) {
            long seq = message.path("seq").asLong();
            if (!chat.isDeleted(seq)) {
                contents.put(seq, message.path("content").asString());
                expect(
                        answer,
                        "status of " + seq,
                        status(chat, seq, message.path("sender").path("id").asString()),
                        message.path("status").asString());
            }
        }
        expect(answer, "messages", chat.contents(), contents);
    }

    private static String status(ChatState chat, long seq, String senderId) {
        List<Mark> others = chat.marks().values().stream()
                .filter(mark -> !mark.userId().equals(senderId))
                .toList();
        if (others.isEmpty() || others.stream().anyMatch(mark -> mark.deliveredSeq() < seq)) {
            return "sent";
        }
        return others.stream().allMatch(mark -> mark.readSeq() >= seq) ? "read" : "delivered";
    }

    private void expect(Answered answer, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            found.add(new Violation(
                    Kind.WRONG_STATE,
                    answer.replica() + " tells " + answer.userId() + " of chat " + answer.chatId() + ": " + what + " "
                            + Differences.between(expected.toString(), actual.toString())));
        }
    }

    private void compare(DeviceHistory device, Answered answer) {
        Mirror mirror = mirror(device, answer.chatId());
        String fresh =
                Mirror.of(answer.fetched().chat(), answer.fetched().messages()).toString();
        if (!fresh.equals(Objects.toString(mirror))) {
            found.add(new Violation(
                    Kind.WRONG_STATE,
                    device.name() + " sees chat " + answer.chatId() + " otherwise than a fresh fetch: "
                            + Differences.between(fresh, Objects.toString(mirror))));
        }
    }

    /** What the device knew when it last fetched the chat, and all frames since. */
    private static @Nullable Mirror mirror(DeviceHistory device, String chatId) {
        Snapshot last = device.snapshots().stream()
                .filter(snapshot -> snapshot.chatId().equals(chatId))
                .reduce((first, second) -> second)
                .orElse(null);
        if (last == null) {
            return null;
        }
        Mirror mirror = Mirror.of(last.chat(), last.messages());
        for (Life life : device.lives()) {
            life.frames().stream()
                    .filter(frame -> frame.hasPosition() && frame.position() >= last.position())
                    .forEach(frame -> mirror.apply(frame.event(), frame.data()));
        }
        return mirror;
    }
}
