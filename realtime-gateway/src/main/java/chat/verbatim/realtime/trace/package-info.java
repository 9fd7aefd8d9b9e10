/** What is told of messages that are followed: from the log to each device, and back as a receipt. */
@NullMarked
package chat.verbatim.realtime.trace;

import org.jspecify.annotations.NullMarked;
