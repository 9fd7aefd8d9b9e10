package chat.verbatim.query.audit;

import chat.verbatim.api.Position;
import chat.verbatim.eventstore.LogLine;
import chat.verbatim.query.proof.CommitProof;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An event as auditors see it.
 *
 * @param commit number of the commit that holds it: 1, 2, 3, ...
 * @param time when it was written; never goes back
 * @param stream what it happened to
 * @param seq its number there
 * @param actor who did it; null where it was several, or nobody
 * @param payload as it is stored; null where no texts are shown
 * @param hash of the commit in the chain, in hexadecimal
 * @param proof that the commit is in the signed log; null where none is wanted
 */
record AuditedEvent(
        String position,
        long commit,
        Instant time,
        String type,
        @Nullable String stream,
        long seq,
        @Nullable String actor,
        @Nullable JsonNode payload,
        String hash,
        @Nullable CommitProof proof) {
    static AuditedEvent of(ReadEvent event, boolean withPayload, @Nullable CommitProof proof) {
        LogLine line = event.line();
        Set<String> actors = event.actors();
        return new AuditedEvent(
                Position.encode(line.position()),
                line.commit().position(),
                ReadEvent.writtenAt(line),
                event.type(),
                line.event().aggregateId(),
                line.event().sequence(),
                actors.size() == 1 ? actors.iterator().next() : null,
                withPayload ? event.payload() : null,
                HexFormat.of().formatHex(line.commit().hash()),
                proof);
    }
}
