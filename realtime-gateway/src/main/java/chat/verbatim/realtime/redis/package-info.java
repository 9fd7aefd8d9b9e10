/** What the nodes of the gateway share in Redis: presence, and the channels between them. The only package that knows Lettuce. */
@NullMarked
package chat.verbatim.realtime.redis;

import org.jspecify.annotations.NullMarked;
