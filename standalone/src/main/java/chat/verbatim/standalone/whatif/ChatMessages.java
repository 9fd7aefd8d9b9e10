package chat.verbatim.standalone.whatif;

import chat.verbatim.standalone.whatif.RetentionOutcome.OfChat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The messages of one chat, as far as a retention rule must know them. */
final class ChatMessages {
    private final Map<Long, Old> old = new HashMap<>();
    /** Of messages that stay and reply to one that goes: which one that is, by seq. */
    private final Map<Long, Long> replies = new HashMap<>();

    private final Set<Long> reported = new HashSet<>();
    private long staying;

    /** One that would go. */
    private record Old(Instant at, long textBytes, int files, long fileBytes) {
        Old with(String content) {
            return new Old(at, bytesOf(content), files, fileBytes);
        }
    }

    private static long bytesOf(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    void sent(long seq, Instant at, boolean goes, JsonNode sent) {
        if (goes) {
            JsonNode files = sent.path("attachments");
            long fileBytes = files.valueStream()
                    .mapToLong(file -> file.path("size").asLong())
                    .sum();
            old.put(seq, new Old(at, bytesOf(sent.path("content").asString()), files.size(), fileBytes));
            return;
        }
        staying++;
        JsonNode target = sent.path("replyToSeq");
        if (target.isNumber() && old.containsKey(target.asLong())) {
            replies.put(seq, target.asLong());
        }
    }

    void edited(long seq, String content) {
        old.computeIfPresent(seq, (same, message) -> message.with(content));
    }

    void deleted(long seq) {
        if (old.remove(seq) == null) {
            staying--;
        }
        replies.remove(seq);
    }

    /** @param open whether somebody waits for a decision */
    void reported(long seq, boolean open) {
        if (open) {
            reported.add(seq);
        } else {
            reported.remove(seq);
        }
    }

    OfChat counted(String chatId) {
        return new OfChat(
                chatId,
                old.size(),
                staying,
                old.values().stream().mapToLong(Old::textBytes).sum(),
                old.values().stream().mapToLong(Old::files).sum(),
                old.values().stream().mapToLong(Old::fileBytes).sum(),
                replies.values().stream().filter(old::containsKey).count(),
                reported.stream().filter(old::containsKey).count(),
                first(),
                last());
    }

    private @Nullable Instant first() {
        return old.values().stream().map(Old::at).min(Instant::compareTo).orElse(null);
    }

    private @Nullable Instant last() {
        return old.values().stream().map(Old::at).max(Instant::compareTo).orElse(null);
    }
}
