package chat.verbatim.node.attachment;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.attachment.Upload;
import chat.verbatim.api.attachment.Uploads;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** One document for each user with uploads, replaced as a whole when its version is still the one that was read. */
public final class StoredUploads implements Uploads {
    private static final String ID = "_id";
    private static final String VERSION = "v";
    private static final String UPLOADS = "u";
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> users;

    /** @param database the same one for all processes */
    public StoredUploads(MongoDatabase database) {
        this.users = database.getCollection("attachment_uploads");
    }

    @Override
    public List<Upload> of(String userId) {
        return uploads(users.find(Filters.eq(ID, userId)).first());
    }

    @Override
    public List<Upload> change(String userId, UnaryOperator<List<Upload>> step) {
        while (true) {
            @Nullable Document stored = users.find(Filters.eq(ID, userId)).first();
            List<Upload> before = uploads(stored);
            List<Upload> after = List.copyOf(step.apply(before));
            if (after.equals(before) || store(userId, stored, after)) {
                return after;
            }
        }
    }

    /** @return false when somebody else was faster */
    private boolean store(String userId, @Nullable Document stored, List<Upload> after) {
        if (stored == null) {
            return insert(document(userId, 0, after));
        }
        long version = stored.getLong(VERSION);
        Bson unchanged = Filters.and(Filters.eq(ID, userId), Filters.eq(VERSION, version));
        return after.isEmpty()
                ? users.deleteOne(unchanged).getDeletedCount() == 1
                : users.replaceOne(unchanged, document(userId, version + 1, after))
                                .getMatchedCount()
                        == 1;
    }

    private boolean insert(Document document) {
        try {
            users.insertOne(document);
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCode() == DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    @Override
    public void forEachUser(Consumer<String> action) {
        users.find().projection(Projections.include(ID)).forEach(user -> action.accept(user.getString(ID)));
    }

    private static Document document(String userId, long version, List<Upload> uploads) {
        return new Document(ID, userId)
                .append(VERSION, version)
                .append(UPLOADS, uploads.stream().map(StoredUploads::toStored).toList());
    }

    private static List<Upload> uploads(@Nullable Document user) {
        List<Upload> uploads = new ArrayList<>();
        if (user != null) {
            user.getList(UPLOADS, Document.class).forEach(stored -> uploads.add(fromStored(stored)));
        }
        return uploads;
    }

    private static Document toStored(Upload upload) {
        Document stored = new Document("id", upload.id())
                .append("chat", upload.chatId())
                .append("key", upload.key())
                .append("at", upload.begunAt().toEpochMilli())
                .append("room", upload.room());
        Attachment file = upload.file();
        return file == null
                ? stored
                : stored.append("name", file.name())
                        .append("type", file.type())
                        .append("size", file.size())
                        .append("width", file.width())
                        .append("height", file.height());
    }

    private static Upload fromStored(Document stored) {
        String id = stored.getString("id");
        @Nullable String name = stored.getString("name");
        return new Upload(
                id,
                stored.getString("chat"),
                stored.getString("key"),
                Instant.ofEpochMilli(stored.getLong("at")),
                stored.getLong("room"),
                name == null
                        ? null
                        : new Attachment(
                                id,
                                name,
                                stored.getString("type"),
                                stored.getLong("size"),
                                stored.getInteger("width"),
                                stored.getInteger("height")));
    }
}
