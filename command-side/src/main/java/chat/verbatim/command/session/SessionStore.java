package chat.verbatim.command.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import chat.verbatim.command.session.Session.UsedToken;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sessions by their id. */
@Component
final class SessionStore {
    private final MongoCollection<Document> sessions;

    SessionStore(MongoDatabase database) {
        this.sessions = database.getCollection("sessions");
    }

    void insert(Session session) {
        sessions.insertOne(document(session));
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.find(eq("_id", id)).first()).map(SessionStore::session);
    }

    /** @return false when somebody else changed it after {@code seen} was read */
    boolean replace(Session seen, Session next) {
        return sessions.replaceOne(and(eq("_id", seen.id()), eq("version", seen.version())), document(next))
                        .getModifiedCount()
                == 1;
    }

    private static Document document(Session session) {
        return new Document("_id", session.id())
                .append("userId", session.userId())
                .append("version", session.version())
                .append("live", session.live())
                .append(
                        "used",
                        session.used().stream()
                                .map(token -> new Document("hash", token.hash())
                                        .append("successor", token.successor())
                                        .append("at", Date.from(token.usedAt())))
                                .toList())
                .append("createdAt", Date.from(session.createdAt()))
                .append("expiresAt", Date.from(session.expiresAt()))
                .append("endedAt", session.endedAt() == null ? null : Date.from(session.endedAt()));
    }

    private static Session session(Document stored) {
        List<UsedToken> used = stored.getList("used", Document.class).stream()
                .map(token -> new UsedToken(
                        token.getString("hash"),
                        token.getString("successor"),
                        token.getDate("at").toInstant()))
                .toList();
        return new Session(
                stored.getString("_id"),
                stored.getString("userId"),
                stored.getLong("version"),
                stored.getList("live", String.class),
                used,
                stored.getDate("createdAt").toInstant(),
                stored.getDate("expiresAt").toInstant(),
                instant(stored.getDate("endedAt")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
