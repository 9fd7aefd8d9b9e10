/** Users: what can be asked of them, what happens to them, how others see them. */
@NullMarked
package chat.verbatim.api.user;

import org.jspecify.annotations.NullMarked;
