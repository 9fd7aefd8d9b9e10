/** Brings an installation back to a point in its log, beside the one as it is. */
@NullMarked
package chat.verbatim.standalone.restore;

import org.jspecify.annotations.NullMarked;
