/** Which connection of this node gets what: rooms of chats and users, in the order of the log. */
@NullMarked
package chat.verbatim.realtime.routing;

import org.jspecify.annotations.NullMarked;
