/** What operators do to accounts: suspending them, lifting that, and letting somebody choose a new password. */
@NullMarked
package chat.verbatim.api.moderation;

import org.jspecify.annotations.NullMarked;
