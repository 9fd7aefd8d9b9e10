/** Messages that members report, and what operators decide about them. */
@NullMarked
package chat.verbatim.api.report;

import org.jspecify.annotations.NullMarked;
