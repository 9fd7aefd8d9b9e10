/** What was said: history, single messages, and how many of them are unread. */
@NullMarked
package chat.verbatim.query.message;

import org.jspecify.annotations.NullMarked;
