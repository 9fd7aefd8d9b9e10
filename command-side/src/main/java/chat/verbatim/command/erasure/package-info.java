/** Erases users: by themselves, or by an operator. */
@NullMarked
package chat.verbatim.command.erasure;

import org.jspecify.annotations.NullMarked;
