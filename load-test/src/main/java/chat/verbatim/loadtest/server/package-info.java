/** The servers that are measured. */
@NullMarked
package chat.verbatim.loadtest.server;

import org.jspecify.annotations.NullMarked;
