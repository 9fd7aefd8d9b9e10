/** Decides what happens: aggregates, policies, accounts and the write endpoints. */
@NullMarked
package chat.verbatim.command;

import org.jspecify.annotations.NullMarked;
