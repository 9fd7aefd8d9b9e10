package chat.verbatim.standalone;

import chat.verbatim.standalone.store.EmbeddedStore;
import chat.verbatim.standalone.store.StoreUnavailableException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * The embedded store as a process of its own, for clusters on a machine without MongoDB. Settings come from the environment:
 * {@code VERBATIM_DATA} (folder), {@code VERBATIM_STORE_PORT} (27017, loopback only) and {@code VERBATIM_STORE_PASSWORD} (at least 16
 * characters). Clients connect to {@code mongodb://verbatim:PASSWORD@127.0.0.1:PORT/?authMechanism=PLAIN&authSource=$external}.
 */
public final class StoreServer {
    private static final int SHORTEST_PASSWORD = 16;
    private static final Set<String> FORCED = Set.of("events", "accounts", "reservations", "sessions", "signing_keys");

    private StoreServer() {}

    /** Runs until it gets SIGINT or SIGTERM. Ends with status 1 and one line on the standard error when it cannot start. */
    @SuppressWarnings("SystemOut") // Said to whoever started the program.
    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedStore store;
        int port;
        try {
            Map<String, String> environment = System.getenv();
            port = Integer.parseInt(environment.getOrDefault("VERBATIM_STORE_PORT", "27017"));
            store = open(environment, port);
        } catch (StoreUnavailableException | IllegalArgumentException wrong) {
            System.err.println("The store cannot start: " + wrong.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-end"));
        System.out.println("Verbatim store is ready at mongodb://127.0.0.1:" + port);
        new CountDownLatch(1).await();
    }

    private static EmbeddedStore open(Map<String, String> environment, int port) {
        String password = environment.getOrDefault("VERBATIM_STORE_PASSWORD", "");
        if (password.length() < SHORTEST_PASSWORD) {
            throw new IllegalArgumentException("VERBATIM_STORE_PASSWORD must have at least 16 characters");
        }
        Path data = Path.of(environment.getOrDefault("VERBATIM_DATA", "data"));
        return EmbeddedStore.serve(
                data, FORCED, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), password);
    }
}
