package chat.verbatim.verifier;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What an event says. Texts are stored encrypted beside the digest of what was encrypted; who may read them is given that as an opening, and the
 * digest, which the log's hashes cover, shows that it is the right one.
 *
 * @param payload with the texts where they are shown, and with what stands in their place elsewhere
 * @param isWhole false when there are texts that are not shown: their author may have been erased
 */
record ShownEvent(BsonDocument payload, boolean isWhole) {
    private static final String SEALED = "sealed";

    /**
     * Reads what a proof shows of an event.
     *
     * @param event as it stands in a proof
     * @throws NotProvenException when the opening is another one's
     */
    static ShownEvent of(BsonDocument event) throws NotProvenException {
        BsonDocument payload = BsonDocument.parse(event.getString("payload").getValue());
        if (!payload.isDocument(SEALED)) {
            return new ShownEvent(payload, true);
        }
        BsonDocument sealed = payload.remove(SEALED).asDocument();
        @Nullable
        String opening = event.isString("opening") ? event.getString("opening").getValue() : null;
        if (opening == null) {
            return new ShownEvent(payload, false);
        }
        byte[] digest = Hashes.sha256(opening.getBytes(StandardCharsets.UTF_8));
        if (!Base64.getEncoder()
                .encodeToString(digest)
                .equals(sealed.getString("digest").getValue())) {
            throw new NotProvenException("the texts that it shows are not those that were encrypted");
        }
        BsonDocument texts = BsonDocument.parse(opening);
        texts.remove("salt");
        payload.putAll(texts);
        return new ShownEvent(payload, true);
    }
}
