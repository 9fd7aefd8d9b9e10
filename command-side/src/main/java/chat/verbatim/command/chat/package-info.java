/** Decides what happens in a chat. */
@NullMarked
package chat.verbatim.command.chat;

import org.jspecify.annotations.NullMarked;
