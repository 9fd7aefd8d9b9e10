/** Files of messages: hands them out, and removes them with their message. */
@NullMarked
package chat.verbatim.query.attachment;

import org.jspecify.annotations.NullMarked;
