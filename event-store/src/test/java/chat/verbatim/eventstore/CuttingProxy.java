package chat.verbatim.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Passes connections on to a server, and cuts them when told to. */
final class CuttingProxy implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket();
    private final int serverPort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    CuttingProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofVirtual().start(this::accept);
    }

    String uri() {
        return "mongodb://127.0.0.1:" + listening.getLocalPort();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException e) {
                cut();
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.setTcpNoDelay(true);
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Cut, on purpose or because the other side went away.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    /** Cuts all connections; returns how many there were. */
    int cut() {
        int cut = 0;
        for (Socket socket : open) {
            try {
                socket.close();
                cut++;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return cut / 2;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
