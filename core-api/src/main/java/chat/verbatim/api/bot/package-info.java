/** Bots: users that are programs, each of them somebody's. What happens to one stands in its stream as a user. */
@NullMarked
package chat.verbatim.api.bot;

import org.jspecify.annotations.NullMarked;
