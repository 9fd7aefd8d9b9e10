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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final String HASH = "hash";
    private static final String PASSWORD_ID = "passwordId";

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
                .append(HASH, account.passwordHash())
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

    void erase(String userId) {
        accounts.deleteOne(eq("_id", userId));
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

    /** Whatever the profile is, and however new. */
    void restoreProfile(String userId, UserProfile profile, long seq) {
        accounts.updateOne(
                eq("_id", userId),
                Updates.combine(Updates.set("profile", document(profile)), Updates.set("profileSeq", seq)));
    }

    /** Its registration comes into the log once more at the next log-in. */
    void restoreUnregistered(String userId) {
        accounts.updateOne(
                eq("_id", userId), Updates.combine(Updates.set("inLog", false), Updates.set("profileSeq", 0L)));
    }

    /**
     * @param seen the account as it was when the old password was checked
     * @return false when somebody else has changed the password meanwhile
     */
    boolean changePassword(Account seen, String hash, String passwordId) {
        Bson unchanged = and(eq("_id", seen.id()), eq(HASH, seen.passwordHash()));
        return accounts.updateOne(
                                unchanged,
                                Updates.combine(Updates.set(HASH, hash), Updates.set(PASSWORD_ID, passwordId)))
                        .getModifiedCount()
                == 1;
    }

    /** Whatever the password is. */
    void replacePassword(String userId, String hash, String passwordId) {
        accounts.updateOne(
                eq("_id", userId), Updates.combine(Updates.set(HASH, hash), Updates.set(PASSWORD_ID, passwordId)));
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

    List<Account> findActive(Collection<String> userIds) {
        return accounts.find(in("_id", userIds)).into(new ArrayList<>()).stream()
                .filter(found -> ACTIVE.equals(found.getString("state")))
                .map(AccountStore::account)
                .toList();
    }

    Map<String, UserSummary> summaries(Collection<String> userIds) {
        Map<String, UserSummary> found = new HashMap<>();
        for (Document document : accounts.find(in("_id", userIds)).projection(exclude(HASH, "email"))) {
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
                document.getString(HASH),
                Objects.requireNonNullElse(document.getString(PASSWORD_ID), ""),
                document.getDate("createdAt").toInstant(),
                document.getDate("updatedAt").toInstant());
    }

    private static Document document(UserProfile profile) {
        return new Document("displayName", profile.displayName())
                .append("about", profile.about())
                .append("avatarUrl", profile.avatarUrl())
                .append("statusText", profile.statusText())
                .append("avatarId", profile.avatarId());
    }

    private static UserProfile profile(Document account) {
        Document profile = account.get("profile", Document.class);
        return new UserProfile(
                profile.getString("displayName"),
                profile.getString("about"),
                profile.getString("avatarUrl"),
                profile.getString("statusText"),
                profile.getString("avatarId"));
    }
}
