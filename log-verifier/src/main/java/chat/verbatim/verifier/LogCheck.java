package chat.verbatim.verifier;

import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Checks a whole log in one pass. */
final class LogCheck {

    private final Findings findings = new Findings();
    private final ChainCheck chain = new ChainCheck(findings);
    private final CheckpointCheck checkpoints;
    private long commits;
    private long events;

    private LogCheck(@Nullable TrustedKey key, List<CheckpointCheck.Given> given) {
        this.checkpoints = new CheckpointCheck(findings, key, given);
    }

    /**
     * @param key null when signatures shall not be checked
     * @param kept checkpoints from outside the log
     */
    static Report of(LogSource source, @Nullable TrustedKey key, List<CheckpointCheck.Given> kept) {
        List<CheckpointCheck.Given> given = new ArrayList<>(kept);
        source.checkpoints().forEach(it -> given.add(stored(it)));
        LogCheck check = new LogCheck(key, given);
        source.forEachCommit(check::next);
        check.chain.end();
        check.checkpoints.end(check.chain.position());
        return new Report(
                check.commits,
                check.events,
                check.chain.position(),
                check.checkpoints.count(),
                check.checkpoints.vouchedFor(),
                key != null,
                check.findings);
    }

    private static CheckpointCheck.Given stored(BsonDocument document) {
        BsonValue number = document.get("_id");
        BsonValue note = document.get("note");
        return new CheckpointCheck.Given(
                "stored checkpoint "
                        + (number != null && number.isNumber()
                                ? number.asNumber().longValue()
                                : "?"),
                note != null && note.isString() ? note.asString().getValue() : "");
    }

    private void next(BsonDocument document) {
        commits++;
        BsonValue id = document.get("_id");
        if (id == null || !(id.isInt64() || id.isInt32()) || id.asNumber().longValue() < 1) {
            findings.add(
                    Finding.Kind.INSERTED,
                    0,
                    "a document that has no position, after position " + chain.position() + ": "
                            + (id == null ? document.getFirstKey() : "its _id is " + id));
            return;
        }
        long position = id.asNumber().longValue();
        if (position <= chain.position()) {
            findings.add(
                    Finding.Kind.DISORDERED, position, "it stands after position " + chain.position() + " in the file");
            return;
        }
        try {
            StoredCommit commit = StoredCommit.of(document);
            events += commit.events().size();
            chain.next(commit);
            checkpoints.next(commit);
        } catch (IllegalArgumentException wrong) {
            chain.unreadable(position);
            findings.add(Finding.Kind.MALFORMED, position, String.valueOf(wrong.getMessage()));
        }
    }
}
