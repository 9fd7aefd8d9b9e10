/** A small application over the same transport, for the official protocol test suites. */
@NullMarked
package chat.verbatim.realtime.echo;

import org.jspecify.annotations.NullMarked;
