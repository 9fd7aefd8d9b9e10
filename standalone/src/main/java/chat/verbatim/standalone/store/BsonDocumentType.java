package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Documents as BSON: a fraction of the space and time of Java serialization, which the backend would use otherwise. */
final class BsonDocumentType extends BasicDataType<Document> {
    private static final int OBJECT_BYTES = 48;
    private static final int LARGEST_BUFFER = 1024 * 1024;
    /** Few threads write documents to the disk, and they stay. */
    private static final ThreadLocal<ByteBuf> BUFFER = ThreadLocal.withInitial(() -> Unpooled.buffer(1024));

    @Override
    public int getMemory(Document document) {
        return estimate(document);
    }

    private static int estimate(@Nullable Object value) {
        int bytes = OBJECT_BYTES;
        switch (value) {
            case String text -> bytes += text.length();
            // Without them a page would hold dozens of large documents, and be written as a whole for each.
            case byte[] binary -> bytes += binary.length;
            case Map<?, ?> map -> {
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    bytes += OBJECT_BYTES + estimate(entry.getValue());
                }
            }
            case Collection<?> items -> {
                for (Object item : items) {
                    bytes += estimate(item);
                }
            }
            case null, default -> {
                // the object itself is all there is
            }
        }
        return bytes;
    }

    @Override
    public void write(WriteBuffer out, Document document) {
        ByteBuf bytes = encoded(document);
        out.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
        if (bytes.capacity() > LARGEST_BUFFER) {
            BUFFER.remove();
        }
    }

    private static ByteBuf encoded(Document document) {
        ByteBuf bytes = BUFFER.get().clear();
        BsonEncoder.encodeDocument(document, bytes);
        return bytes;
    }

    /** How many bytes it takes. */
    static int size(Document document) {
        return encoded(document).readableBytes();
    }

    @Override
    public Document read(ByteBuffer in) {
        ByteBuf bytes = Unpooled.wrappedBuffer(in);
        Document document = BsonDecoder.decodeBson(bytes);
        in.position(in.position() + bytes.readerIndex());
        return document;
    }

    @Override
    public Document[] createStorage(int size) {
        return new Document[size];
    }
}
