/** Decides how far the members of a chat have come. */
@NullMarked
package chat.verbatim.command.receipt;

import org.jspecify.annotations.NullMarked;
