/** Who has reacted to a message, and with what. */
@NullMarked
package chat.verbatim.query.reaction;

import org.jspecify.annotations.NullMarked;
