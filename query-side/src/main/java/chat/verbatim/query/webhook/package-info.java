/** Incoming webhooks, as the members of their groups see them. */
@NullMarked
package chat.verbatim.query.webhook;

import org.jspecify.annotations.NullMarked;
