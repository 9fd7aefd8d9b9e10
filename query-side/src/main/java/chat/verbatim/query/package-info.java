/** The side that answers questions: what it knows is derived from the log alone and can be rebuilt at any time. */
@NullMarked
package chat.verbatim.query;

import org.jspecify.annotations.NullMarked;
