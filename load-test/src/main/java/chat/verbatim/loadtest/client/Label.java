package chat.verbatim.loadtest.client;

import org.jspecify.annotations.Nullable;

/**
 * What stands at the beginning of each message's content.
 *
 * @param stream number of the sender in the chat
 * @param counter 0, 1, 2, ... within the stream
 * @param due when the message was due, on the clock of {@link System#nanoTime}
 */
public record Label(int stream, int counter, long due) {
    private static final byte[] CONTENT = Text.pattern("\"content\":\"load:");
    private static final String PADDING = "The quick brown fox jumps over the lazy dog, and nobody minds. ";
    /** The clock may begin below zero, and a sign would not be read back. */
    private static final long ORIGIN = System.nanoTime() - 1_000_000_000_000L;

    /** A content of about 100 characters, as people write them. */
    public String content() {
        return "load:" + stream + ":" + counter + ":" + (due - ORIGIN) + ":" + PADDING;
    }

    /** The label of the message in this frame, or null when there is none in it. */
    static @Nullable Label of(Text frame) {
        int begin = frame.after(CONTENT);
        if (begin < 0) {
            return null;
        }
        long stream = frame.number(begin);
        begin = next(frame, begin);
        long counter = frame.number(begin);
        begin = next(frame, begin);
        return new Label((int) stream, (int) counter, frame.number(begin) + ORIGIN);
    }

    private static int next(Text frame, int begin) {
        int end = begin;
        while (frame.at(end) != ':' && frame.at(end) != 0) {
            end++;
        }
        return end + 1;
    }
}
