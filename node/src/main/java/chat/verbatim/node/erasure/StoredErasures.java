package chat.verbatim.node.erasure;

import chat.verbatim.api.erasure.Erasure;
import chat.verbatim.api.erasure.Erasure.Stage;
import chat.verbatim.api.erasure.ErasureCertificate;
import chat.verbatim.api.erasure.Erasures;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.Document;

/** One document for each erased user, found by the user or, over a second one, by the erasure's id. */
public final class StoredErasures implements Erasures {
    private static final String ID = "_id";
    private static final String ERASURE = "erasure";
    private static final String ACTOR = "actor";
    private static final String REASON = "reason";
    private static final String AT = "at";
    private static final String POSITION = "position";
    private static final String STAGE = "stage";
    private static final String STATEMENT = "statement";
    private static final String SIGNATURE = "signature";
    private static final String USER = "user";
    private static final String BY_ID = "id:";
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> erasures;

    /** @param database the same one for all processes */
    public StoredErasures(MongoDatabase database) {
        this.erasures = database.getCollection("erasures")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    @Override
    public Erasure begin(Erasure wanted) {
        try {
            erasures.insertOne(document(wanted));
        } catch (MongoWriteException failure) {
            if (failure.getError().getCode() != DUPLICATE_KEY) {
                throw failure;
            }
        }
        Erasure begun = ofUser(wanted.userId()).orElseThrow();
        erasures.replaceOne(
                Filters.eq(ID, BY_ID + begun.id()),
                new Document(ID, BY_ID + begun.id()).append(USER, begun.userId()),
                new ReplaceOptions().upsert(true));
        return begun;
    }

    @Override
    public Optional<Erasure> find(String erasureId) {
        return document(erasureId).map(StoredErasures::erasure);
    }

    @Override
    public List<Erasure> in(Stage stage) {
        List<Erasure> found = new ArrayList<>();
        erasures.find(Filters.eq(STAGE, stage.name())).forEach(document -> found.add(erasure(document)));
        return found;
    }

    @Override
    public void unreadable(Erasure erasure, long position) {
        erasures.updateOne(
                Filters.and(Filters.eq(ID, erasure.userId()), Filters.eq(STAGE, Stage.BEGUN.name())),
                Updates.combine(Updates.set(STAGE, Stage.UNREADABLE.name()), Updates.set(POSITION, position)));
    }

    @Override
    public void certify(Erasure erasure, ErasureCertificate certificate) {
        erasures.updateOne(
                Filters.and(Filters.eq(ID, erasure.userId()), Filters.eq(STAGE, Stage.UNREADABLE.name())),
                Updates.combine(
                        Updates.set(STAGE, Stage.CERTIFIED.name()),
                        Updates.set(STATEMENT, certificate.statement()),
                        Updates.set(SIGNATURE, certificate.signature())));
    }

    @Override
    public Optional<ErasureCertificate> certificate(String erasureId) {
        return document(erasureId)
                .filter(document -> document.containsKey(STATEMENT))
                .map(document -> new ErasureCertificate(document.getString(STATEMENT), document.getString(SIGNATURE)));
    }

    @Override
    public Optional<Erasure> ofUser(String userId) {
        return Optional.ofNullable(erasures.find(Filters.eq(ID, userId)).first())
                .map(StoredErasures::erasure);
    }

    /**
     * Lets erasures be carried out once more of which the log does not know all any more: their keys are gone, whatever the log says.
     *
     * @param since those that were begun then or later
     * @param known which users the log still knows
     */
    public void beginAgainSince(Instant since, Predicate<String> known) {
        for (Stage stage : List.of(Stage.UNREADABLE, Stage.CERTIFIED)) {
            in(stage).stream()
                    .filter(erasure -> !erasure.at().isBefore(since) && known.test(erasure.userId()))
                    .forEach(erasure -> erasures.replaceOne(
                            Filters.eq(ID, erasure.userId()), document(erasure.at(Stage.BEGUN, 0))));
        }
    }

    private Optional<Document> document(String erasureId) {
        return Optional.ofNullable(
                        erasures.find(Filters.eq(ID, BY_ID + erasureId)).first())
                .map(pointer ->
                        erasures.find(Filters.eq(ID, pointer.getString(USER))).first());
    }

    private static Document document(Erasure erasure) {
        return new Document(ID, erasure.userId())
                .append(ERASURE, erasure.id())
                .append(ACTOR, erasure.actorId())
                .append(REASON, erasure.reason())
                .append(AT, Date.from(erasure.at()))
                .append(POSITION, erasure.position())
                .append(STAGE, erasure.stage().name());
    }

    private static Erasure erasure(Document document) {
        return new Erasure(
                document.getString(ERASURE),
                document.getString(ID),
                document.getString(ACTOR),
                document.getString(REASON),
                document.getDate(AT).toInstant(),
                Objects.requireNonNullElse(document.getLong(POSITION), 0L),
                Stage.valueOf(document.getString(STAGE)));
    }
}
