/** What members choose for their chats: kept with the member and with the member's list of chats. */
@NullMarked
package chat.verbatim.query.preference;

import org.jspecify.annotations.NullMarked;
