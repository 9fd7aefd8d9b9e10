package chat.verbatim.node.rpc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;

/**
 * A command or a query on its way.
 *
 * @param id the message's own
 * @param name of the command or query
 * @param expects in what shape an answer is wanted; of no meaning for commands
 * @param metaData of the message, texts only: who and what caused it
 */
public record Question(String id, String name, Object payload, String expects, Map<String, String> metaData) {
    private static final int VERSION = 1;

    public Question {
        metaData = Map.copyOf(metaData);
    }

    /** The texts among the metadata of a message. */
    public static Map<String, String> texts(MetaData metaData) {
        Map<String, String> texts = new HashMap<>();
        metaData.forEach((key, value) -> {
            if (value instanceof String text) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    public byte[] encode(Payloads payloads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeUTF(id);
            out.writeUTF(name);
            out.writeUTF(expects);
            payloads.write(out, payload);
            out.writeInt(metaData.size());
            for (Map.Entry<String, String> entry : metaData.entrySet()) {
                out.writeUTF(entry.getKey());
                out.writeUTF(entry.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when it is none, or names a type that must not come from outside */
    public static Question decode(byte[] bytes, Payloads payloads) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("version " + version + " of a question is unknown here");
            }
            String id = in.readUTF();
            String name = in.readUTF();
            String expects = in.readUTF();
            Object payload = payloads.read(in);
            Map<String, String> metaData = new HashMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                metaData.put(in.readUTF(), in.readUTF());
            }
            return new Question(id, name, payload, expects, metaData);
        } catch (IOException broken) {
            throw new IllegalArgumentException("a question was cut short", broken);
        }
    }
}
