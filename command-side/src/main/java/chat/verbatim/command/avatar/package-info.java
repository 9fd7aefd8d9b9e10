/** Takes in and removes the pictures that people show of themselves. */
@NullMarked
package chat.verbatim.command.avatar;

import org.jspecify.annotations.NullMarked;
