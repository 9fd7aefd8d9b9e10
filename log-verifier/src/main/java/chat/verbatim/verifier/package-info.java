/** Checks a log by the rules that are written down for it, with no code of those who wrote it. */
@NullMarked
package chat.verbatim.verifier;

import org.jspecify.annotations.NullMarked;
