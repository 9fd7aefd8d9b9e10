/** Open loops, latencies, and what processes use. */
@NullMarked
package chat.verbatim.loadtest.measure;

import org.jspecify.annotations.NullMarked;
