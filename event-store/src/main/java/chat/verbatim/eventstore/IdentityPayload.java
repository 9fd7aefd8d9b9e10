package chat.verbatim.eventstore;

enum IdentityPayload implements PayloadTransformer {
    INSTANCE;

    @Override
    public String toStored(Context context, String payload) {
        return payload;
    }

    @Override
    public String fromStored(Context context, String stored) {
        return stored;
    }
}
