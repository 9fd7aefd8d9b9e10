/** What members choose for a chat that nobody else is concerned by. */
@NullMarked
package chat.verbatim.command.preference;

import org.jspecify.annotations.NullMarked;
