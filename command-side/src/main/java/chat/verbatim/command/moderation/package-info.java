/** What operators do to accounts. */
@NullMarked
package chat.verbatim.command.moderation;

import org.jspecify.annotations.NullMarked;
