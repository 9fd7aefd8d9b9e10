package chat.verbatim.node.rpc;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What one process can ask another: bytes against bytes. */
public enum Exchange {
    COMMAND("Command"),
    QUERY("Query"),
    /** Is answered with what was asked by whoever is there. */
    PING("Ping");

    static final String SERVICE = "chat.verbatim.Node";

    @SuppressWarnings("ImmutableEnumChecker") // a descriptor never changes
    private final MethodDescriptor<byte[], byte[]> method;

    Exchange(String name) {
        Bytes bytes = new Bytes();
        this.method = MethodDescriptor.newBuilder(bytes, bytes)
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName("chat.verbatim.Node", name))
                .build();
    }

    MethodDescriptor<byte[], byte[]> method() {
        return method;
    }

    /** What is sent is what was given. */
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new Content(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try (stream) {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw Status.INTERNAL.withCause(broken).asRuntimeException();
            }
        }
    }

    /** Of known length, so that gRPC needs no copy to count. */
    private static final class Content extends ByteArrayInputStream implements KnownLength {
        Content(byte[] bytes) {
            super(bytes);
        }
    }
}
