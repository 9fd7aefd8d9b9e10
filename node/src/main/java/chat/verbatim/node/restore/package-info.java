/** What sides have to do with a restore to a point in the log. */
@NullMarked
package chat.verbatim.node.restore;

import org.jspecify.annotations.NullMarked;
