/**
 * Many clients talk over a real cluster while its parts are killed and stopped at random; afterwards everything that they saw is compared
 * with the log.
 */
@NullMarked
package chat.verbatim.standalone.faults;

import org.jspecify.annotations.NullMarked;
