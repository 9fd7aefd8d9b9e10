/** Queries find a process that can answer. */
@NullMarked
package chat.verbatim.node.query;

import org.jspecify.annotations.NullMarked;
