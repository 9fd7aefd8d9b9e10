package chat.verbatim.query.erasure;

import chat.verbatim.api.erasure.Erasure;
import chat.verbatim.query.proof.CommitProof;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a certificate says. */
final class Certificate {
    private static final List<String> REMAINS = List.of(
            "the ids of the user, of chats, messages, files and sessions, and the idempotency keys of messages",
            "when and where in the log something happened, who was a member of which chat, marks, reactions and mentions",
            "the encrypted bytes of the texts, their SHA-256 digests over a random number, and the hashes of the log",
            "names of groups, and what others wrote about the user");

    private Certificate() {}

    /**
     * What the log holds of the user's texts.
     *
     * @param sealedEvents events whose texts nobody can read any more, by their type
     * @param files how many files came with messages; their bytes are deleted
     * @param firstCommit number of the first commit with such an event; 0 when there is none
     * @param lastCommit number of the last one
     * @param digest SHA-256 over the hashes of all these commits, in the order of the log, one for each event; in hexadecimal
     * @param plainEvents events from before there were keys: their texts are still in the store's log, and are shown by no part of the product
     * @param plainCommits numbers of the first 1,000 commits with such an event
     */
    record Found(
            Map<String, Long> sealedEvents,
            long files,
            long firstCommit,
            long lastCommit,
            String digest,
            long plainEvents,
            List<Long> plainCommits) {}

    /**
     * What is certified.
     *
     * @param actorId who wanted it: the user, or an operator
     * @param reason of the operator; null for the user
     * @param commit number of the commit that says so in the log
     * @param readUntil number of the last commit that was looked at
     * @param proof that the erasure is in the signed log
     */
    record Statement(
            String erasureId,
            String userId,
            String actorId,
            @Nullable String reason,
            Instant requestedAt,
            Instant certifiedAt,
            long commit,
            long readUntil,
            Found erased,
            List<String> remains,
            CommitProof proof) {
        static Statement of(Erasure erasure, Instant now, long commit, long readUntil, Found found, CommitProof proof) {
            return new Statement(
                    erasure.id(),
                    erasure.userId(),
                    erasure.actorId(),
                    erasure.reason(),
                    erasure.at(),
                    now,
                    commit,
                    readUntil,
                    found,
                    REMAINS,
                    proof);
        }

        String toJson(JsonMapper json) {
            return json.writeValueAsString(this);
        }
    }
}
