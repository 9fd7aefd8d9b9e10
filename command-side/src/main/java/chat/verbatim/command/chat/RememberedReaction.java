package chat.verbatim.command.chat;

/**
 * What last became of one person's reaction with one emoji to one message. Part of the snapshot's form.
 *
 * @param seq the seq of the event that says so
 * @param held whether the reaction is there since
 */
record RememberedReaction(long seq, boolean held) {}
