package chat.verbatim.api;

/** A command's result whose position is known only once its events are appended. */
public interface Positioned<T extends Positioned<T>> {
    /** Position in the log, or 0 when not known yet. */
    long position();

    T withPosition(long newPosition);
}
