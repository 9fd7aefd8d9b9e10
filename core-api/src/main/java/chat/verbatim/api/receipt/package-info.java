/** How far each member of a chat has come. */
@NullMarked
package chat.verbatim.api.receipt;

import org.jspecify.annotations.NullMarked;
