/** What every HTTP endpoint of every side shares: who asks, how errors look, positions, limits and JSON settings. */
@NullMarked
package chat.verbatim.http;

import org.jspecify.annotations.NullMarked;
