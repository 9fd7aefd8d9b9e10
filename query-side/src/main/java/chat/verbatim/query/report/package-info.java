/** Reported messages: the queue of those that nobody has decided about, and what became of one's own reports. */
@NullMarked
package chat.verbatim.query.report;

import org.jspecify.annotations.NullMarked;
