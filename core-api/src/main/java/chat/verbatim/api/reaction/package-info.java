/** What people answer to a message with one emoji. */
@NullMarked
package chat.verbatim.api.reaction;

import org.jspecify.annotations.NullMarked;
