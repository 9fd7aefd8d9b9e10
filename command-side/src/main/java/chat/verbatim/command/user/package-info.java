/** Keeps accounts: unique names, passwords, profiles. */
@NullMarked
package chat.verbatim.command.user;

import org.jspecify.annotations.NullMarked;
