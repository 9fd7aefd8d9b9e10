/** What members choose for their chats, told to their own devices. */
@NullMarked
package chat.verbatim.realtime.preference;

import org.jspecify.annotations.NullMarked;
