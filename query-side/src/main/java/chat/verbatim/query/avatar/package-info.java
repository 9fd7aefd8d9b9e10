/** Hands out the pictures that people show of themselves. */
@NullMarked
package chat.verbatim.query.avatar;

import org.jspecify.annotations.NullMarked;
