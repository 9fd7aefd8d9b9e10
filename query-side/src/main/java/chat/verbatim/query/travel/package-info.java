/** Chats as they were: who was in them, what they were called, and how messages read then. */
@NullMarked
package chat.verbatim.query.travel;

import org.jspecify.annotations.NullMarked;
