/** Chats as they were. */
@NullMarked
package chat.verbatim.api.travel;

import org.jspecify.annotations.NullMarked;
