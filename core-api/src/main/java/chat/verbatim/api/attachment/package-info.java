/** Files beside messages. */
@NullMarked
package chat.verbatim.api.attachment;

import org.jspecify.annotations.NullMarked;
