package chat.verbatim.node.attachment;

import chat.verbatim.api.attachment.AttachmentBytes;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;

/** Chunks as documents that are addressed by key and in no other way, which every server of MongoDB's protocol can do. */
public final class ChunkedBytes implements AttachmentBytes {
    private static final String ID = "_id";
    private static final String BYTES = "b";
    private static final int DELETED_AT_ONCE = 64;
    private static final int DUPLICATE_KEY = 11_000;

    private final MongoCollection<Document> chunks;

    /** @param database the same one for all processes */
    public ChunkedBytes(MongoDatabase database) {
        this.chunks = database.getCollection("attachment_chunks");
    }

    private static String key(String attachmentId, int number) {
        return attachmentId + ':' + number;
    }

    @Override
    public void put(String attachmentId, int number, byte[] chunk) {
        try {
            chunks.insertOne(new Document(ID, key(attachmentId, number)).append(BYTES, new Binary(chunk)));
        } catch (MongoWriteException failure) {
            // The driver's second try after a lost acknowledgement finds the first one.
            if (failure.getError().getCode() != DUPLICATE_KEY) {
                throw failure;
            }
        }
    }

    @Override
    public Optional<byte[]> get(String attachmentId, int number) {
        Document chunk = chunks.find(Filters.eq(ID, key(attachmentId, number))).first();
        return Optional.ofNullable(chunk).map(it -> it.get(BYTES, Binary.class).getData());
    }

    /** Chunks are put in order, so the first stretch without any is the end. */
    @Override
    public void delete(String attachmentId) {
        long deleted;
        int first = 0;
        do {
            deleted = chunks.deleteMany(Filters.in(
                            ID,
                            IntStream.range(first, first + DELETED_AT_ONCE)
                                    .mapToObj(number -> key(attachmentId, number))
                                    .toList()))
                    .getDeletedCount();
            first += DELETED_AT_ONCE;
        } while (deleted > 0);
    }
}
