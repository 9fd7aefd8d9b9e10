/** Auditors: who is one, and what they open. */
@NullMarked
package chat.verbatim.command.audit;

import org.jspecify.annotations.NullMarked;
