/** What every protocol needs of a connection: ordered delivery, a bounded queue, gathered writes, and time-outs. */
@NullMarked
package chat.verbatim.realtime.transport.channel;

import org.jspecify.annotations.NullMarked;
