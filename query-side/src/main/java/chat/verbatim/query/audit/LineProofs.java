package chat.verbatim.query.audit;

import chat.verbatim.eventstore.Checkpoint;
import chat.verbatim.eventstore.LogPages;
import chat.verbatim.query.proof.CommitProof;
import chat.verbatim.query.proof.CommitProofs;
import java.util.List;

/** Proves events by one checkpoint, a page of them at a time. */
record LineProofs(CommitProofs commits, Checkpoint checkpoint) {
    /** @throws chat.verbatim.api.RefusedException with {@code UNAVAILABLE} when the log is not signed as far as that */
    static LineProofs upTo(long head, LogPages pages, CommitProofs commits) {
        return new LineProofs(commits, commits.holding(pages.commitOf(head)));
    }

    /** In the order of the events. */
    List<CommitProof> of(List<ReadEvent> events) {
        return commits.prove(events.stream().map(event -> event.line().commit()).toList(), checkpoint);
    }
}
