/** Who is asking. */
@NullMarked
package chat.verbatim.api.session;

import org.jspecify.annotations.NullMarked;
