package chat.verbatim.api.trace;

/**
 * One thing that happens to what is followed, from its beginning until {@link #end} or {@link #fail}; whichever is called first counts. A step that
 * never ends is never told. Safe for use by any thread.
 */
public interface Step {
    /** Of what is not followed: takes everything and does nothing. */
    Step NONE = new NoStep();

    /** Whether anybody will hear of it. */
    boolean isFollowed();

    /** What another thread or process needs to go on, see {@link Traces#follow}: 55 characters, or none when it is not followed. */
    String carried();

    /** Begins a step that this one leads to. */
    Step next(String name);

    /**
     * @param value left out when it {@linkplain TraceField#takes cannot be one}
     * @return this
     */
    Step with(TraceField field, String value);

    /** @return this */
    Step with(TraceField field, long value);

    /** Gives it another name, when more is known than at its beginning. */
    void rename(String name);

    /** The calling thread is in this step until what is returned is closed, by the same thread. */
    Inside enter();

    void end();

    /** @param kind what kind of failure; never a message, which may repeat what people wrote */
    void fail(String kind);

    /** That a thread is in a step. */
    interface Inside extends AutoCloseable {
        @Override
        void close();
    }
}
