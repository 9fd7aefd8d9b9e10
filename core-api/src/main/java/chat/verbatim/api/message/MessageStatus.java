package chat.verbatim.api.message;

/** How far a message has come, derived from the members' marks. Written in lower case outside. */
public enum MessageStatus {
    /** In the log. */
    SENT,
    /** At a device of every other member. */
    DELIVERED,
    /** Read by every other member. */
    READ
}
