package chat.verbatim.testservers;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A private {@code redis-server} on a free port of the loopback interface. It ends with {@link #close()}, at the latest with
 * this JVM, also when that is killed. Not safe for use by several threads.
 */
public final class RedisServer extends PrivateServer {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final boolean keepsData;
    private final String password;

    /** @param password empty for none */
    private RedisServer(boolean keepsData, String password) {
        super("redis-server", "verbatim-redis-", READY, GRACE);
        this.keepsData = keepsData;
        this.password = password;
    }

    /** A running server that forgets everything when it ends. */
    public static RedisServer start() {
        return started(new RedisServer(false, ""));
    }

    /** A running server that writes each command to its disk before it answers, and knows it again after a restart. */
    public static RedisServer startPersistent() {
        return started(new RedisServer(true, ""));
    }

    /** A running server that hears nobody who does not say the password, which is part of {@link #uri()}. */
    public static RedisServer startWithPassword(String password) {
        return started(new RedisServer(false, password));
    }

    private static RedisServer started(RedisServer server) {
        server.begin();
        return server;
    }

    /** Where clients find it, {@code redis://127.0.0.1:port}, with the password where there is one. */
    public String uri() {
        return "redis://" + (password.isEmpty() ? "" : ":" + password + "@") + "127.0.0.1:" + port();
    }

    @Override
    WatchedProcess launch() {
        List<String> command = new ArrayList<>(List.of("redis-server", "--port", Integer.toString(port())));
        command.addAll(List.of("--bind", "127.0.0.1", "--dir", folder().toString(), "--save", ""));
        command.addAll(List.of("--appendonly", keepsData ? "yes" : "no", "--appendfsync", "always"));
        command.addAll(List.of("--requirepass", password));
        return WatchedProcess.start(command, Map.of(), folder(), folder().resolve("redis.log"));
    }

    @Override
    boolean answers(Socket connected) throws IOException {
        String greeting = password.isEmpty() ? "PING\r\n" : "AUTH " + password + "\r\nPING\r\n";
        String expected = password.isEmpty() ? "+PONG" : "+OK\r\n+PONG";
        connected.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
        byte[] answer = connected.getInputStream().readNBytes(expected.length());
        return new String(answer, StandardCharsets.US_ASCII).equals(expected);
    }
}
