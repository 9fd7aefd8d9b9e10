package chat.verbatim.api;

/**
 * The answer to a command that changed the log, or that had done so before.
 *
 * @param seq the sequence number in its stream of the event that the command stands for
 * @param position the position of that event in the log; 0 until the append is done (the command bus fills it in)
 * @param repeated true when the command changed nothing because its effect was there already
 */
public record Accepted(long seq, long position, boolean repeated) implements Positioned<Accepted> {
    public static Accepted at(long seq) {
        return new Accepted(seq, 0, false);
    }

    public static Accepted already(long seq) {
        return new Accepted(seq, 0, true);
    }

    @Override
    public Accepted withPosition(long newPosition) {
        return new Accepted(seq, newPosition, repeated);
    }
}
