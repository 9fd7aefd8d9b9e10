/**
 * Outgoing webhooks: what happens in a chat is posted to an address that one of its members named. Each webhook has a place of its own in
 * its chat's stream, so nothing is queued anywhere but in the log.
 */
@NullMarked
package chat.verbatim.realtime.webhook;

import org.jspecify.annotations.NullMarked;
