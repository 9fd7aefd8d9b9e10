/** What those who run the installation do to chats without reading them. */
@NullMarked
package chat.verbatim.command.oversight;

import org.jspecify.annotations.NullMarked;
