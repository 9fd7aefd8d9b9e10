/** Users as others see them: by id, and by the beginning of a name. */
@NullMarked
package chat.verbatim.query.user;

import org.jspecify.annotations.NullMarked;
