/** The hot paths by themselves: {@code ./dev bench jmh [PATTERN]}. */
@NullMarked
package chat.verbatim.loadtest.jmh;

import org.jspecify.annotations.NullMarked;
