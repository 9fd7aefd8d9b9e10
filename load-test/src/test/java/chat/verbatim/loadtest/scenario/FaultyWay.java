package chat.verbatim.loadtest.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A way to a server that does something wrong with one message on it: the nth that a client is to receive. */
final class FaultyWay implements AutoCloseable {

    /** What happens to the message. */
    enum Fault {
        NONE,
        LOSE,
        DOUBLE,
        SWAP
    }

    private static final int SHORT = 126;
    private static final int LENGTH_BITS = 0x7f;

    private final ServerSocket here = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final URI server;
    private final Fault fault;
    private final AtomicInteger left;

    FaultyWay(URI server, Fault fault, int nth) throws IOException {
        this.server = server;
        this.fault = fault;
        this.left = new AtomicInteger(nth);
        Thread.ofVirtual().start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + here.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket client = here.accept();
                Socket behind = new Socket(server.getHost(), server.getPort());
                Thread.ofVirtual().start(() -> pass(client, behind, false));
                Thread.ofVirtual().start(() -> pass(behind, client, true));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void pass(Socket from, Socket to, boolean answers) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            byte[] head = new byte[1 << 16];
            int length = in.read(head);
            boolean frames =
                    answers && length > 0 && new String(head, 0, length, ISO_8859_1).startsWith("HTTP/1.1 101");
            if (length > 0) {
                out.write(head, 0, length);
            }
            if (frames) {
                passFrames(in, out);
            } else if (length > 0) {
                in.transferTo(out);
            }
        } catch (IOException closed) {
            // One of the two has gone, and so does the other.
        }
    }

    private void passFrames(DataInputStream in, OutputStream out) throws IOException {
        byte @Nullable [] held = null;
        while (true) {
            byte[] frame = frame(in);
            boolean message = isForListener(new String(frame, ISO_8859_1));
            boolean chosen = message && left.decrementAndGet() == 0;
            if (chosen && fault == Fault.SWAP) {
                held = frame;
            } else if (!chosen || fault != Fault.LOSE) {
                out.write(frame);
            }
            if (chosen && fault == Fault.DOUBLE) {
                out.write(frame);
            }
            if (held != null && !chosen && message) {
                out.write(held);
                held = null;
            }
        }
    }

    /** The sender hears it as well, with its own key. */
    private static boolean isForListener(String frame) {
        return frame.contains("receive_message") && !frame.contains("idempotencyKey");
    }

    /** A server's frame is not masked, so that its head says all. */
    private static byte[] frame(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte() & LENGTH_BITS;
        int length =
                second < SHORT ? second : second == SHORT ? in.readUnsignedShort() : Math.toIntExact(in.readLong());
        int head = second < SHORT ? 2 : second == SHORT ? 4 : 10;
        byte[] frame = new byte[head + length];
        frame[0] = (byte) first;
        frame[1] = (byte) second;
        for (int i = 2; i < head; i++) {
            frame[i] = (byte) (length >>> Math.min(31, 8 * (head - 1 - i)));
        }
        in.readFully(frame, head, length);
        return frame;
    }

    @Override
    public void close() throws IOException {
        here.close();
    }
}
