/** What a client missed while it was away. */
@NullMarked
package chat.verbatim.realtime.resume;

import org.jspecify.annotations.NullMarked;
