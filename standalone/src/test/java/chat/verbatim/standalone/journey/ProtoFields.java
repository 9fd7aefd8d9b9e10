package chat.verbatim.standalone.journey;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of a message of Protocol Buffers, by number, as much as spans need of it. */
final class ProtoFields {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH = 2;
    private static final int FIXED_32 = 5;

    private final Map<Integer, List<Object>> values = new HashMap<>();

    private ProtoFields() {}

    static ProtoFields of(byte[] message) {
        ProtoFields fields = new ProtoFields();
        ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            int key = (int) varint(bytes);
            Object value =
                    switch (key & 7) {
                        case VARINT -> varint(bytes);
                        case FIXED_64 -> bytes.getLong();
                        case FIXED_32 -> (long) bytes.getInt();
                        case LENGTH -> {
                            byte[] part = new byte[(int) varint(bytes)];
                            bytes.get(part);
                            yield part;
                        }
                        default -> throw new IllegalArgumentException("no wire type: " + (key & 7));
                    };
            fields.values.computeIfAbsent(key >>> 3, field -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    boolean has(int field) {
        return values.containsKey(field);
    }

    private List<Object> all(int field) {
        return values.getOrDefault(field, List.of());
    }

    List<ProtoFields> messages(int field) {
        return all(field).stream().map(value -> of((byte[]) value)).toList();
    }

    byte[] bytes(int field) {
        return (byte[]) all(field).stream().findFirst().orElse(new byte[0]);
    }

    String text(int field) {
        return new String(bytes(field), StandardCharsets.UTF_8);
    }

    long number(int field) {
        return (Long) all(field).stream().findFirst().orElse(0L);
    }
}
