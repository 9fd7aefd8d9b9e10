/** What auditors read of the log, what they take with them, and what members see of that. */
@NullMarked
package chat.verbatim.query.audit;

import org.jspecify.annotations.NullMarked;
