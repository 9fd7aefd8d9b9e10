package chat.verbatim.api.travel;

/** What became of a message after the moment at which it is looked at. Written in lower case outside. */
public enum LaterChange {
    /** It reads otherwise now. */
    EDITED,
    /** It is gone, and shown at no moment any more. */
    DELETED
}
