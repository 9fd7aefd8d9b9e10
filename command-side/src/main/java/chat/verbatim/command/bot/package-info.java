/** Makes bots and gives them tokens. */
@NullMarked
package chat.verbatim.command.bot;

import org.jspecify.annotations.NullMarked;
