package chat.verbatim.loadtest.client;

/** Hears what comes to a device, on the thread that reads its socket. */
public interface DeviceListener {

    /**
     * A message of the generator has come.
     *
     * @param seq its seq in its chat
     * @param bytes size of its frame
     */
    void message(Device device, Label label, long seq, int bytes);

    /** The connection is over. */
    default void closed() {}
}
