/** Load generator and benchmarks. */
@NullMarked
package chat.verbatim.loadtest;

import org.jspecify.annotations.NullMarked;
