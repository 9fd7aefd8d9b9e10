package chat.verbatim.query.erasure;

import chat.verbatim.eventstore.LogLine;
import chat.verbatim.node.erasure.SealedForm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts what one user wrote in the log, as it is stored. */
final class Tally {
    private static final int MOST_LISTED = 1_000;

    private final String userId;
    private final Consumer<String> files;
    private final Map<String, Long> sealed = new TreeMap<>();
    private final MessageDigest digest = sha256();
    private final List<Long> plainCommits = new ArrayList<>();
    private long plain;
    private long fileCount;
    private long firstCommit;
    private long lastCommit;

    /** @param files gets the id of each file that came with one of the user's messages */
    Tally(String userId, Consumer<String> files) {
        this.userId = userId;
        this.files = files;
    }

    void add(LogLine line) {
        String stored = line.event().payload();
        if (!SealedForm.isPersonal(line.event().payloadType()) || !stored.contains(userId)) {
            return;
        }
        JsonNode payload = JsonMapper.shared().readTree(stored);
        if (!SealedForm.ownerOf(line.event().payloadType(), payload).equals(userId)) {
            return;
        }
        long commit = line.commit().position();
        if (SealedForm.isSealed(payload)) {
            addSealed(line, commit);
        } else {
            addPlain(commit);
        }
        payload.path("attachments").forEach(file -> {
            fileCount++;
            files.accept(file.path("id").asString(""));
        });
    }

    private void addSealed(LogLine line, long commit) {
        String type = line.event().payloadType();
        sealed.merge(type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1), 1L, Long::sum);
        firstCommit = firstCommit == 0 ? commit : firstCommit;
        lastCommit = commit;
        digest.update(line.commit().hash());
    }

    private void addPlain(long commit) {
        plain++;
        if (plainCommits.size() < MOST_LISTED) {
            plainCommits.add(commit);
        }
    }

    /** What can be said now; nothing may be added any more. */
    Certificate.Found found() {
        return new Certificate.Found(
                Map.copyOf(sealed),
                fileCount,
                firstCommit,
                lastCommit,
                HexFormat.of().formatHex(digest.digest()),
                plain,
                List.copyOf(plainCommits));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
