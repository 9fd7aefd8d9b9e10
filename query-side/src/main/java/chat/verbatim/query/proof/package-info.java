/** Signed checkpoints of the log, and proofs of single messages. */
@NullMarked
package chat.verbatim.query.proof;

import org.jspecify.annotations.NullMarked;
