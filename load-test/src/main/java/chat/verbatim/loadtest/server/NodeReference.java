package chat.verbatim.loadtest.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The same contract done the usual way in Node.js ({@code load-test/reference}), with the embedded store as its MongoDB. */
public final class NodeReference implements Target {
    private static final String STORE = "chat.verbatim.standalone.StoreServer";

    private final DataFolder data = new DataFolder();
    private final Started store;
    private final Started server;
    private final URI url;

    /**
     * Starts both on free ports, and waits until they are ready.
     *
     * @param jar Verbatim's unpacked jar, for the store
     * @param folder where the reference is, with its packages installed
     */
    public NodeReference(Path jar, Path folder) {
        String password = UUID.randomUUID().toString();
        int port = freePort();
        store = Started.of(
                List.of(
                        Jvm.JAVA,
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        jar.toString(),
                        STORE),
                Map.of(
                        "VERBATIM_DATA", data.toString(),
                        "VERBATIM_STORE_PORT", Integer.toString(port),
                        "VERBATIM_STORE_PASSWORD", password),
                "Verbatim store is ready at ");
        String unused = store.ready();
        server = Started.of(
                List.of("node", folder.resolve("server.mjs").toString()),
                Map.of(
                        "PORT",
                        "0",
                        "NODE_ENV",
                        "production",
                        "MONGODB",
                        "mongodb://verbatim:" + password + "@127.0.0.1:" + port
                                + "/?authMechanism=PLAIN&authSource=$external"),
                "Reference is ready at ");
        url = URI.create(server.ready());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "reference";
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public List<Long> pids() {
        return List.of(server.pid(), store.pid());
    }

    @Override
    public void close() {
        server.end();
        store.end();
        data.close();
    }
}
