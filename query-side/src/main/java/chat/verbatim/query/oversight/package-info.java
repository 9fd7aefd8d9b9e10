/** What those who run the installation see of chats: everything but what is said there. */
@NullMarked
package chat.verbatim.query.oversight;

import org.jspecify.annotations.NullMarked;
