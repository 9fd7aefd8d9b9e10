/** The realtime gateway: follows the log and pushes what happens to the sockets of those whom it concerns. */
@NullMarked
package chat.verbatim.realtime;

import org.jspecify.annotations.NullMarked;
