package chat.verbatim.command.user;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.exclude;

import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Accounts by their user id. A pending one becomes active, or is given up: one conditional write decides. */
@Component
final class AccountStore {
    private static final String PENDING = "pending";
    private static final String ACTIVE = "active";
    private static final String GIVEN_UP = "given-up";
    private static final String OWNER = "ownerId";

    private final MongoCollection<Document> accounts;

    AccountStore(MongoDatabase database) {
        this.accounts = database.getCollection("accounts");
    }

    void insertPending(Account account) {
        accounts.insertOne(new Document("_id", account.id())
                .append("state", PENDING)
                .append(OWNER, account.ownerId())
                .append("email", account.email())
                .append("username", account.username())
                .append("profile", document(account.profile()))
                .append("profileSeq", 0L)
                .append("hash", account.passwordHash())
                .append("inLog", false)
                .append("createdAt", Date.from(account.createdAt()))
                .append("updatedAt", Date.from(account.updatedAt())));
    }

    /** @return false when somebody else has given it up meanwhile */
    boolean activate(String userId) {
        return becomes(userId, ACTIVE);
    }

    /** @return false when it is active already, or there is none */
    boolean giveUp(String userId) {
        return becomes(userId, GIVEN_UP);
    }

    void delete(String userId) {
        accounts.deleteOne(and(eq("_id", userId), eq("state", GIVEN_UP)));
    }

    void markInLog(String userId) {
        accounts.updateOne(eq("_id", userId), Updates.set("inLog", true));
    }

    /** @param seq seq of the change in the user's stream; an older change never overwrites a newer one */
    void changeProfile(String userId, UserProfile profile, long seq, Instant at) {
        accounts.updateOne(
                and(eq("_id", userId), lte("profileSeq", seq)),
                Updates.combine(
                        Updates.set("profile", document(profile)),
                        Updates.set("profileSeq", seq),
                        Updates.set("updatedAt", Date.from(at))));
    }

    /** Also those that are not active yet, or never will be. */
    Optional<Account> findAny(String userId) {
        return Optional.ofNullable(accounts.find(eq("_id", userId)).first())
                .filter(found -> !GIVEN_UP.equals(found.getString("state")))
                .map(AccountStore::account);
    }

    Optional<Account> findActive(String userId) {
        return findAny(userId).filter(Account::active);
    }

    Map<String, UserSummary> summaries(Collection<String> userIds) {
        Map<String, UserSummary> found = new HashMap<>();
        for (Document document : accounts.find(in("_id", userIds)).projection(exclude("hash", "email"))) {
            if (ACTIVE.equals(document.getString("state"))) {
                String id = document.getString("_id");
                found.put(
                        id,
                        new UserSummary(
                                id,
                                document.getString("username"),
                                profile(document),
                                document.getString(OWNER) == null ? null : true));
            }
        }
        return found;
    }

    private boolean becomes(String userId, String state) {
        Bson pending = and(eq("_id", userId), eq("state", PENDING));
        return accounts.updateOne(pending, Updates.set("state", state)).getModifiedCount() == 1;
    }

    private static Account account(Document document) {
        return new Account(
                document.getString("_id"),
                ACTIVE.equals(document.getString("state")),
                document.getBoolean("inLog", false),
                document.getString(OWNER),
                document.getString("email"),
                document.getString("username"),
                profile(document),
                document.getString("hash"),
                document.getDate("createdAt").toInstant(),
                document.getDate("updatedAt").toInstant());
    }

    private static Document document(UserProfile profile) {
        return new Document("displayName", profile.displayName())
                .append("about", profile.about())
                .append("avatarUrl", profile.avatarUrl());
    }

    private static UserProfile profile(Document account) {
        Document profile = account.get("profile", Document.class);
        return new UserProfile(
                profile.getString("displayName"), profile.getString("about"), profile.getString("avatarUrl"));
    }
}
