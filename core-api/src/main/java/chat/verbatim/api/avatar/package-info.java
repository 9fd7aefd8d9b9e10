/** Pictures of users. */
@NullMarked
package chat.verbatim.api.avatar;

import org.jspecify.annotations.NullMarked;
