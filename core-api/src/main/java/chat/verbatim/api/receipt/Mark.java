package chat.verbatim.api.receipt;

/**
 * How far one member has come in a chat. High-water marks: they only grow. What is read was delivered.
 *
 * @param deliveredSeq everything up to this seq has arrived at one of the member's devices; -1 when nothing has
 * @param readSeq everything up to this seq has been read; -1 when nothing has
 */
public record Mark(String userId, long deliveredSeq, long readSeq) {
    public Mark {
        deliveredSeq = Math.max(deliveredSeq, readSeq);
    }

    /** The further of both, for each mark. */
    public Mark merge(Mark other) {
        return new Mark(userId, Math.max(deliveredSeq, other.deliveredSeq), Math.max(readSeq, other.readSeq));
    }
}
