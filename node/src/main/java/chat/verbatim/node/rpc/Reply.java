package chat.verbatim.node.rpc;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import com.mongodb.MongoException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a process answers: a value, or why there is none. A refusal comes through as it is; of an accident only a sentence does. */
public sealed interface Reply {
    /** @param value null when there is nothing to say; a list when many were asked for */
    record Value(@Nullable Object value) implements Reply {}

    record Refused(Refusal refusal) implements Reply {}

    record Failed(String what) implements Reply {}

    byte NOTHING = 0;
    byte ONE = 1;
    byte MANY = 2;
    byte REFUSED = 3;
    byte FAILED = 4;

    /** What a failure means to another process. */
    static Reply of(Throwable failure) {
        Optional<Refusal> refusal = RefusedException.refusalIn(failure);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoException) {
                return new Refused(new Refusal(
                        RefusalCode.UNAVAILABLE, "The store cannot be reached just now; try again.", List.of()));
            }
        }
        return new Failed(failure.getClass().getName() + ": " + failure.getMessage());
    }

    /** Whether another process may have a better answer: this one has not come as far, or has lost its store. */
    static boolean isSettled(byte[] reply, Payloads payloads) {
        if (reply.length == 0 || reply[0] != REFUSED) {
            return true;
        }
        return !(decode(reply, payloads) instanceof Refused refused)
                || (refused.refusal().code() != RefusalCode.PROJECTION_BEHIND
                        && refused.refusal().code() != RefusalCode.UNAVAILABLE);
    }

    default byte[] encode(Payloads payloads) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            switch (this) {
                case Value(Collection<?> values) -> {
                    out.writeByte(MANY);
                    out.writeInt(values.size());
                    for (Object value : values) {
                        payloads.write(out, value);
                    }
                }
                case Value(Object value)
                when value != null -> {
                    out.writeByte(ONE);
                    payloads.write(out, value);
                }
                case Value _ -> out.writeByte(NOTHING);
                case Refused(Refusal refusal) -> {
                    out.writeByte(REFUSED);
                    payloads.write(out, refusal);
                }
                case Failed(String what) -> {
                    out.writeByte(FAILED);
                    payloads.write(out, what);
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException when it is none */
    static Reply decode(byte[] bytes, Payloads payloads) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte kind = in.readByte();
            return switch (kind) {
                case NOTHING -> new Value(null);
                case ONE -> new Value(payloads.read(in));
                case MANY -> {
                    List<Object> values = new ArrayList<>();
                    for (int left = in.readInt(); left > 0; left--) {
                        values.add(payloads.read(in));
                    }
                    yield new Value(values);
                }
                case REFUSED -> new Refused((Refusal) payloads.read(in));
                case FAILED -> new Failed((String) payloads.read(in));
                default -> throw new IllegalArgumentException("a reply of kind " + kind + " is unknown here");
            };
        } catch (IOException broken) {
            throw new IllegalArgumentException("a reply was cut short", broken);
        }
    }
}
