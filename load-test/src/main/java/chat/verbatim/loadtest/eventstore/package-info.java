/** The event store beside the stock engine and the raw driver. */
@NullMarked
package chat.verbatim.loadtest.eventstore;

import org.jspecify.annotations.NullMarked;
