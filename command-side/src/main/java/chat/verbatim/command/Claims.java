package chat.verbatim.command;

import chat.verbatim.eventstore.DenseLogEventStore;
import java.util.List;
import org.axonframework.messaging.MetaData;

/**
 * Claims: what may happen once in the whole log. An event carries a claim; when it is taken, the command is decided again and told
 * where its holder stands.
 */
public final class Claims {
    /**
     * Metadata of a command that is decided again because its claim was taken: the seq (a {@code Long}) of the claim's holder in the
     * same stream.
     */
    public static final String HOLDER_SEQ = "chat.verbatim.command.claim-holder-seq";

    private Claims() {}

    /** The claim of a file: one message takes it, once for ever. */
    public static String ofAttachment(String attachmentId) {
        return "attachment:" + attachmentId;
    }

    /** The claim of the first edit of a message: an unedited message is known by it. */
    public static String ofFirstEdit(String chatId, long messageSeq) {
        return "edited:" + chatId + ':' + messageSeq;
    }

    /** The metadata of an event that holds this claim. */
    public static MetaData claiming(String claim) {
        return MetaData.with(DenseLogEventStore.CLAIM, claim);
    }

    /** The metadata of an event that holds all of these claims. */
    public static MetaData claiming(List<String> claims) {
        return claims.size() == 1
                ? claiming(claims.getFirst())
                : MetaData.with(DenseLogEventStore.CLAIM, List.copyOf(claims));
    }
}
