package chat.verbatim.node.rpc;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Set;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/**
 * Objects as bytes, each with the name of its type. Only types of the inside contract and a few of Java's own are made from bytes,
 * whatever a name says.
 */
public final class Payloads {
    private static final String CONTRACT = "chat.verbatim.api.";
    private static final Set<String> OTHERS =
            Set.of("java.lang.String", "java.lang.Long", "java.lang.Integer", "java.lang.Boolean");

    private final Serializer serializer;

    public Payloads(Serializer serializer) {
        this.serializer = serializer;
    }

    /** @throws IllegalArgumentException when nobody could read it */
    public void write(DataOutputStream out, Object payload) throws IOException {
        String type = checked(payload.getClass().getName());
        SerializedObject<byte[]> serialized = serializer.serialize(payload, byte[].class);
        byte[] bytes = serialized.getData();
        out.writeUTF(type);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public Object read(DataInputStream in) throws IOException {
        String type = checked(in.readUTF());
        byte[] bytes = in.readNBytes(in.readInt());
        return serializer.deserialize(
                new SimpleSerializedObject<>(bytes, byte[].class, new SimpleSerializedType(type, null)));
    }

    /** @throws IllegalArgumentException when the type does not belong into a message between processes */
    public Class<?> type(String name) {
        try {
            return Class.forName(checked(name), false, Payloads.class.getClassLoader());
        } catch (ClassNotFoundException unknown) {
            throw new IllegalArgumentException(name + " is unknown here", unknown);
        }
    }

    private static String checked(String type) {
        if (!type.startsWith(CONTRACT) && !OTHERS.contains(type)) {
            throw new IllegalArgumentException(type + " is no type of the inside contract");
        }
        return type;
    }
}
