package chat.verbatim.sdk;

/**
 * What is done about an event.
 *
 * @param <T> what the event brings
 */
@FunctionalInterface
public interface Handler<T> {
    /**
     * Called for one event after the other. When it throws, {@link Event#ERROR} is told, and it is called again with the same after a pause:
     * what is to be skipped must be caught.
     */
    void handle(T payload) throws Exception;
}
