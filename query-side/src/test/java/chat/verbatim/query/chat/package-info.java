@NullMarked
package chat.verbatim.query.chat;

import org.jspecify.annotations.NullMarked;
