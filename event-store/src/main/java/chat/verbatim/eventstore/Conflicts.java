package chat.verbatim.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Finds out why a key of an append was refused. */
final class Conflicts {

    private final LogCollection collection;
    private final ClaimLookup claims;

    Conflicts(LogCollection collection, ClaimLookup claims) {
        this.collection = collection;
        this.claims = claims;
    }

    /**
     * Settles the append: it has landed before, or it fails. A taken claim outranks a taken sequence number. False when
     * no other commit is to be seen.
     */
    boolean resolve(Append append) {
        Collection<Commit> holders = collection.readByKeys(append.keys());
        for (Commit holder : holders) {
            if (holder.id().equals(append.id())) {
                append.landed(holder.position());
                return true;
            }
        }
        if (holders.isEmpty()) {
            return false;
        }
        Optional<ClaimTakenException> taken = claims.firstTaken(append.keys(), holders);
        if (taken.isPresent()) {
            append.failed(taken.get());
        } else {
            append.failed(lostAgainst(append, holders));
        }
        return true;
    }

    private static RuntimeException lostAgainst(Append append, Collection<Commit> holders) {
        List<String> taken = holders.stream()
                .flatMap(holder -> holder.keys().stream())
                .filter(append.keys()::contains)
                .toList();
        boolean creation = append.events().stream()
                .anyMatch(event -> event.aggregateId() != null && event.sequence() == 0 && taken.contains(event.key()));
        String message = "Another append was faster with " + taken;
        return creation ? new AggregateStreamCreationException(message, null) : new ConcurrencyException(message);
    }
}
