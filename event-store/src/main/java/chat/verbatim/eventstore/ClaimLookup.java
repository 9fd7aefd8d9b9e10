package chat.verbatim.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Finds the event that holds a claim. */
final class ClaimLookup {

    private final LogCollection collection;
    private final EventMapping mapping;

    ClaimLookup(LogCollection collection, EventMapping mapping) {
        this.collection = collection;
        this.mapping = mapping;
    }

    /** What an event claims. */
    static List<String> claimsOf(EventMessage<?> event) {
        return switch (event.getMetaData().get(DenseLogEventStore.CLAIM)) {
            case String one -> List.of(one);
            case Collection<?> several ->
                several.stream().map(String.class::cast).toList();
            case null, default -> List.of();
        };
    }

    Optional<LogEntry> find(String claim) {
        return collection.readByKeys(List.of(LogKeys.ofClaim(claim))).stream()
                .flatMap(commit -> holder(claim, commit).stream())
                .findFirst();
    }

    /** What to tell an append with these keys, when one of them is a claim that one of the commits holds. */
    Optional<ClaimTakenException> firstTaken(List<String> keys, Collection<Commit> commits) {
        for (Commit commit : commits) {
            for (String key : keys) {
                Optional<String> claim = LogKeys.claimOf(key);
                if (claim.isPresent() && commit.keys().contains(key)) {
                    return holder(claim.get(), commit).map(entry -> taken(claim.get(), entry));
                }
            }
        }
        return Optional.empty();
    }

    private static ClaimTakenException taken(String claim, LogEntry holder) {
        return new ClaimTakenException(
                claim, holder.event().getAggregateIdentifier(), holder.event().getSequenceNumber(), holder.position());
    }

    private Optional<LogEntry> holder(String claim, Commit commit) {
        int size = commit.events().size();
        for (int i = 0; i < size; i++) {
            for (TrackedEventMessage<?> message : mapping.toMessages(commit, i)) {
                if (message instanceof DomainEventMessage<?> event
                        && claimsOf(event).contains(claim)) {
                    return Optional.of(new LogEntry(Positions.ofEvent(commit.position(), i, size), event));
                }
            }
        }
        return Optional.empty();
    }
}
