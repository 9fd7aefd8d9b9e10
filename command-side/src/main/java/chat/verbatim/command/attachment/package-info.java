/** Takes in files, and hands them to the messages that they are sent with. */
@NullMarked
package chat.verbatim.command.attachment;

import org.jspecify.annotations.NullMarked;
