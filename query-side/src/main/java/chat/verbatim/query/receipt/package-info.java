/** How far each member of a chat has come, and what follows from it for each message. */
@NullMarked
package chat.verbatim.query.receipt;

import org.jspecify.annotations.NullMarked;
