package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Keys of unique indexes: a BSON type and value for each indexed field, in MongoDB's order of values. */
final class IndexKeyType extends BasicDataType<KeyValue> {
    private static final ValueComparator ORDER = ValueComparator.ascWithoutListHandling();

    @Override
    public int compare(KeyValue left, KeyValue right) {
        int shorter = Math.min(left.size(), right.size());
        for (int i = 0; i < shorter; i++) {
            int order = compareValues(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static int compareValues(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String a && right instanceof String b) {
            return a.compareTo(b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a.compareTo(b);
        }
        return ORDER.compare(left, right);
    }

    @Override
    public int getMemory(KeyValue key) {
        int bytes = 48;
        for (Object value : key) {
            bytes += value instanceof String text ? 48 + text.length() : 48;
        }
        return bytes;
    }

    @Override
    public void write(WriteBuffer out, KeyValue key) {
        if (key.size() == 1 && key.get(0) instanceof String text) {
            writeText(out, text);
        } else {
            writeAny(out, key);
        }
    }

    /** As {@link #writeAny} does, without what that needs: each page that a checkpoint writes has a hundred of them. */
    private static void writeText(WriteBuffer out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.putVarInt(1);
        out.putVarInt(1 + Integer.BYTES + bytes.length + 1);
        out.put(BsonConstants.TYPE_UTF8_STRING);
        out.putInt(Integer.reverseBytes(bytes.length + 1));
        out.put(bytes);
        out.put((byte) 0);
    }

    private static void writeAny(WriteBuffer out, KeyValue key) {
        ByteBuf bytes = Unpooled.buffer(64);
        for (Object value : key) {
            Object present = value instanceof Missing ? null : value;
            byte type = BsonEncoder.determineType(present);
            bytes.writeByte(type);
            BsonEncoder.encodeValue(type, present, bytes);
        }
        out.putVarInt(key.size());
        out.putVarInt(bytes.readableBytes());
        out.put(bytes.array(), bytes.arrayOffset(), bytes.readableBytes());
    }

    @Override
    public KeyValue read(ByteBuffer in) {
        int size = DataUtils.readVarInt(in);
        int length = DataUtils.readVarInt(in);
        ByteBuf bytes = Unpooled.wrappedBuffer(in.slice(in.position(), length));
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(BsonDecoder.decodeValue(bytes.readByte(), bytes));
        }
        in.position(in.position() + length);
        return new KeyValue(values);
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }
}
