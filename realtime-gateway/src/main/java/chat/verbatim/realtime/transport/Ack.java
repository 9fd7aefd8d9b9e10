package chat.verbatim.realtime.transport;

/** Where an event that asks for an acknowledgement is answered. */
@FunctionalInterface
public interface Ack {

    /**
     * Answers; the first answer counts, later ones are dropped.
     *
     * @param json the answer, one JSON value as UTF-8
     */
    void reply(byte[] json);
}
