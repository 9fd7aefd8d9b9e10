package chat.verbatim.query.bot;

import chat.verbatim.api.bot.BotTokenView;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.query.projection.StoredDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One bot: whose it is, and its tokens that were not revoked. How it is shown stands with the users. */
final class BotDocument extends StoredDocument {
    private static final String PREFIX = "bot:";
    private static final String OWNER = "owner";
    private static final String CREATED = "created";
    private static final String DELETED = "deleted";
    private static final String TOKENS = "tokens";

    private String ownerId = "";
    private Instant createdAt = Instant.EPOCH;
    private boolean deleted;
    private final List<BotTokenView> tokens = new ArrayList<>();

    BotDocument(String id) {
        super(id);
    }

    BotDocument(Document stored) {
        super(stored);
        Document fields = fieldsOf(stored);
        ownerId = fields.getString(OWNER);
        createdAt = fields.getDate(CREATED).toInstant();
        deleted = fields.getBoolean(DELETED, false);
        for (Document token : fields.getList(TOKENS, Document.class)) {
            tokens.add(new BotTokenView(
                    token.getString("id"),
                    token.getString("name"),
                    token.getList("scopes", String.class),
                    token.getDate("created").toInstant(),
                    instant(token.getDate("expires"))));
        }
    }

    static String idOf(String botId) {
        return PREFIX + botId;
    }

    @Override
    protected Document fields() {
        return new Document(OWNER, ownerId)
                .append(CREATED, Date.from(createdAt))
                .append(DELETED, deleted)
                .append(TOKENS, tokens.stream().map(BotDocument::stored).toList());
    }

    private static Document stored(BotTokenView token) {
        Instant expiresAt = token.expiresAt();
        return new Document("id", token.id())
                .append("name", token.name())
                .append("scopes", token.scopes())
                .append("created", Date.from(token.createdAt()))
                .append("expires", expiresAt == null ? null : Date.from(expiresAt));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    String ownerId() {
        return ownerId;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isOf(String userId) {
        return !deleted && ownerId.equals(userId);
    }

    List<BotTokenView> tokens() {
        return List.copyOf(tokens);
    }

    void register(String owner, Instant at) {
        ownerId = owner;
        createdAt = at;
    }

    void issue(BotTokenIssued issued, Instant at) {
        tokens.add(new BotTokenView(issued.tokenId(), issued.name(), issued.scopes(), at, issued.expiresAt()));
    }

    void revoke(String tokenId) {
        tokens.removeIf(token -> token.id().equals(tokenId));
    }

    void delete() {
        deleted = true;
    }
}
