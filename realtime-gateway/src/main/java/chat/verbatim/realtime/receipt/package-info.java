/** Delivered and read marks: taken from sockets, gathered, and shown in frames. */
@NullMarked
package chat.verbatim.realtime.receipt;

import org.jspecify.annotations.NullMarked;
