/**
 * A dense, hash-chained event log over MongoDB, as an Axon event store.
 *
 * <p>Start at {@link chat.verbatim.eventstore.DenseLogEventStore}. One unit of work is one document, so that an
 * append is all or nothing; documents are numbered 1, 2, 3, ... without holes.
 */
@NullMarked
package chat.verbatim.eventstore;

import org.jspecify.annotations.NullMarked;
