package chat.verbatim.api.trace;

/** A step of what is not followed. */
record NoStep() implements Step {
    private static final Inside NOWHERE = () -> {};

    @Override
    public boolean isFollowed() {
        return false;
    }

    @Override
    public String carried() {
        return "";
    }

    @Override
    public Step next(String name) {
        return this;
    }

    @Override
    public Step with(TraceField field, String value) {
        return this;
    }

    @Override
    public Step with(TraceField field, long value) {
        return this;
    }

    @Override
    public void rename(String name) {}

    @Override
    public Inside enter() {
        return NOWHERE;
    }

    @Override
    public void end() {}

    @Override
    public void fail(String kind) {}
}
