package chat.verbatim.command.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** The codes by which passwords may be chosen anew: at most one for each user, as a hash, once and for a day. */
@Component
final class PasswordResets {
    static final Duration LIFE = Duration.ofDays(1);

    private final MongoCollection<Document> resets;
    private final Clock clock;

    PasswordResets(MongoDatabase database, Clock clock) {
        this.resets = database.getCollection("password_resets");
        this.clock = clock;
    }

    /**
     * Takes the place of the code of before, if there is one.
     *
     * @return until when it serves
     */
    Instant put(String userId, ResetCode code) {
        Instant expiresAt = clock.instant().plus(LIFE).truncatedTo(ChronoUnit.MILLIS);
        resets.replaceOne(
                eq("_id", userId),
                new Document("_id", userId).append("hash", code.hash()).append("expiresAt", Date.from(expiresAt)),
                new ReplaceOptions().upsert(true));
        return expiresAt;
    }

    /** @return whether this was the user's code, which it is no more */
    boolean take(String userId, ResetCode code) {
        return resets.deleteOne(and(
                                eq("_id", userId),
                                eq("hash", code.hash()),
                                gt("expiresAt", Date.from(clock.instant()))))
                        .getDeletedCount()
                == 1;
    }
}
