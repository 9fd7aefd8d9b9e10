/** Bots and their tokens, as their owners see them. */
@NullMarked
package chat.verbatim.query.bot;

import org.jspecify.annotations.NullMarked;
