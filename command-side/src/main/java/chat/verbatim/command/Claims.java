package chat.verbatim.command;

import chat.verbatim.eventstore.DenseLogEventStore;
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

    /** The metadata of an event that holds this claim. */
    public static MetaData claiming(String claim) {
        return MetaData.with(DenseLogEventStore.CLAIM, claim);
    }
}
