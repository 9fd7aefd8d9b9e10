/** The outside contract as a referee: tests run every exchange and every frame through {@link chat.verbatim.spec.Contract}. */
@NullMarked
package chat.verbatim.spec;

import org.jspecify.annotations.NullMarked;
