/** Lets people in: tokens, their renewal and their end. */
@NullMarked
package chat.verbatim.command.session;

import org.jspecify.annotations.NullMarked;
