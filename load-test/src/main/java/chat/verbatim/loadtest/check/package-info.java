/** Whether every message came to everybody once and in order. */
@NullMarked
package chat.verbatim.loadtest.check;

import org.jspecify.annotations.NullMarked;
