@NullMarked
package chat.verbatim.command.avatar;

import org.jspecify.annotations.NullMarked;
