package chat.verbatim.node.erasure;

import chat.verbatim.eventstore.PayloadTransformer;

/** Events as they are, in a process without a master key. It must not take what others have encrypted for messages without texts. */
final class KeylessPayloads implements PayloadTransformer {
    private static final String SEALED = "\"" + SealedPayloads.SEALED + "\":{";

    @Override
    public String toStored(Context context, String payload) {
        return payload;
    }

    @Override
    public String fromStored(Context context, String stored) {
        if (Sealing.of(context.payloadType()) != null && stored.contains(SEALED)) {
            throw new IllegalStateException(
                    "Another process encrypts texts, and this one has no verbatim.personal-keys.master: stop all processes and give all of them the same one");
        }
        return stored;
    }
}
