package chat.verbatim.testservers;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A private Caddy on a free port of the loopback interface, which it is given as {@code VERBATIM_SITE}. It ends with {@link #close()}, at
 * the latest with this JVM, also when that is killed. Not safe for use by several threads.
 */
public final class CaddyServer extends PrivateServer {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Path configuration;
    private final Map<String, String> environment;
    private final boolean secure;
    private int httpPort;

    private CaddyServer(Path configuration, Map<String, String> environment, boolean secure) {
        super("caddy", "verbatim-caddy-", READY, GRACE);
        this.configuration = configuration.toAbsolutePath();
        this.environment = environment;
        this.secure = secure;
    }

    /**
     * A running server.
     *
     * @param configuration a Caddyfile
     * @param environment what it names in braces
     */
    public static CaddyServer start(Path configuration, Map<String, String> environment) {
        return begun(new CaddyServer(configuration, environment, false));
    }

    /** The same under the name {@code localhost} and TLS, with a certificate that only {@link #authority()} vouches for. */
    public static CaddyServer startSecure(Path configuration, Map<String, String> environment) {
        return begun(new CaddyServer(configuration, environment, true));
    }

    private static CaddyServer begun(CaddyServer server) {
        server.begin();
        return server;
    }

    public URI url() {
        return URI.create(secure ? "https://localhost:" + port() : "http://127.0.0.1:" + port());
    }

    /** Where a secure one takes plain HTTP: the configuration's {@code VERBATIM_HTTP_PORT}. */
    public URI plainUrl() {
        return URI.create("http://localhost:" + httpPort);
    }

    /** The certificate, as PEM, of who signs a secure one's. */
    public Path authority() {
        return folder().resolve(Path.of("caddy", "pki", "authorities", "local", "root.crt"));
    }

    @Override
    void launchCompanions() {
        httpPort = FreePorts.next();
    }

    @Override
    WatchedProcess launch() {
        Map<String, String> all = new HashMap<>(environment);
        all.put("VERBATIM_SITE", (secure ? "localhost:" : ":") + port());
        all.put("VERBATIM_HTTP_PORT", Integer.toString(httpPort));
        all.put("XDG_DATA_HOME", folder().toString());
        all.put("XDG_CONFIG_HOME", folder().toString());
        List<String> command = List.of("caddy", "run", "--config", configuration.toString(), "--adapter", "caddyfile");
        return WatchedProcess.start(command, all, folder(), folder().resolve("caddy.log"));
    }

    /** What it wrote so far. */
    public String output() {
        return process().output();
    }

    @Override
    boolean answers(Socket connected) throws IOException {
        connected.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return new String(connected.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("HTTP/");
    }
}
