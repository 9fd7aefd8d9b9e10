package chat.verbatim.command.session;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import chat.verbatim.command.session.Session.Renewal;
import chat.verbatim.command.session.Session.UsedToken;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sessions by their id, and the ids of each user's sessions. A session is written before it is listed: one that is not listed was never
 * given to anybody.
 */
@Component
final class SessionStore {
    private static final String IDS = "ids";
    private static final String ARRIVED = "arrived";

    private final MongoCollection<Document> sessions;
    private final MongoCollection<Document> lists;

    SessionStore(MongoDatabase database) {
        this.sessions = database.getCollection("sessions");
        this.lists = database.getCollection("user_sessions");
    }

    void insert(Session session) {
        sessions.insertOne(document(session));
        list(session);
    }

    /** Also one that was begun before there were lists is in its user's list after this. */
    void list(Session session) {
        lists.updateOne(
                eq("_id", session.userId()), Updates.addToSet(IDS, session.id()), new UpdateOptions().upsert(true));
    }

    /** Takes sessions that have ended, or were never begun, from their user's list. */
    void unlist(String userId, List<String> ids) {
        lists.updateOne(eq("_id", userId), Updates.pullAll(IDS, ids));
    }

    /** The ids of a user's sessions, and perhaps of some that have ended; the oldest first. */
    List<String> idsOf(String userId) {
        Document list = lists.find(eq("_id", userId)).first();
        return list == null ? List.of() : list.getList(IDS, String.class);
    }

    /** The ids of {@link #idsOf} of several users, together. */
    List<String> idsOf(Collection<String> userIds) {
        return lists.find(in("_id", userIds)).into(new ArrayList<>()).stream()
                .flatMap(list -> list.getList(IDS, String.class).stream())
                .toList();
    }

    Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.find(eq("_id", id)).first()).map(SessionStore::session);
    }

    /** Those that are still kept, in any order. */
    List<Session> find(List<String> ids) {
        return sessions.find(in("_id", ids)).map(SessionStore::session).into(new ArrayList<>());
    }

    /** @return false when somebody else changed it after {@code seen} was read */
    boolean replace(Session seen, Session next) {
        return sessions.replaceOne(and(eq("_id", seen.id()), eq("version", seen.version())), document(next))
                        .getModifiedCount()
                == 1;
    }

    /** Reads all that there are, so rather seldom. */
    List<Session> over(Instant expiredBefore, Instant endedBefore) {
        return sessions.find(or(lt("expiresAt", Date.from(expiredBefore)), lt("endedAt", Date.from(endedBefore))))
                .projection(Projections.exclude("used", "live"))
                .map(SessionStore::session)
                .into(new ArrayList<>());
    }

    void delete(Session session) {
        unlist(session.userId(), List.of(session.id()));
        sessions.deleteOne(eq("_id", session.id()));
    }

    private static Document document(Session session) {
        Document document = new Document("_id", session.id())
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
                .append("usedAt", Date.from(session.usedAt()))
                .append("client", session.client())
                .append("expiresAt", Date.from(session.expiresAt()))
                .append("endedAt", session.endedAt() == null ? null : Date.from(session.endedAt()));
        Renewal renewal = session.renewal();
        return renewal == null
                ? document
                : document.append(
                        "renewal",
                        new Document("number", renewal.number())
                                .append("salt", renewal.salt())
                                .append(ARRIVED, renewal.arrived()));
    }

    private static Session session(Document stored) {
        List<UsedToken> used = stored.getList("used", Document.class, List.of()).stream()
                .map(token -> new UsedToken(
                        token.getString("hash"),
                        token.getString("successor"),
                        token.getDate("at").toInstant()))
                .toList();
        Document renewal = stored.get("renewal", Document.class);
        Instant createdAt = stored.getDate("createdAt").toInstant();
        // Earlier versions kept no time of use.
        Instant usedAt = instant(stored.getDate("usedAt"));
        return new Session(
                stored.getString("_id"),
                stored.getString("userId"),
                stored.getLong("version"),
                stored.getList("live", String.class, List.of()),
                used,
                renewal == null
                        ? null
                        : new Renewal(
                                renewal.getInteger("number"), renewal.getString("salt"), renewal.getBoolean(ARRIVED)),
                createdAt,
                usedAt == null ? used.isEmpty() ? createdAt : used.getLast().usedAt() : usedAt,
                stored.getString("client"),
                stored.getDate("expiresAt").toInstant(),
                instant(stored.getDate("endedAt")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
