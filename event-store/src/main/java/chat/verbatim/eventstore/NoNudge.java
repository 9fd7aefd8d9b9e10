package chat.verbatim.eventstore;

enum NoNudge implements LogNudge {
    INSTANCE;

    @Override
    public void appended(long headPosition) {}

    @Override
    public Runnable subscribe(Runnable listener) {
        return () -> {};
    }
}
