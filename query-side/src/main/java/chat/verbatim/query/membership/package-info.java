/** Who is in which chat. */
@NullMarked
package chat.verbatim.query.membership;

import org.jspecify.annotations.NullMarked;
