package chat.verbatim.testservers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A private {@code rabbitmq-server} on free ports of the loopback interface, with an Erlang port mapper, a cookie and data of its
 * own. What is durable survives {@link #stop()} and {@link #kill()}. It ends with {@link #close()}, at the latest with this JVM, also
 * when that is killed. Not safe for use by several threads.
 */
public final class RabbitServer extends PrivateServer {
    /** Debian's command on the path would change to another user, whose home has another cookie. */
    private static final String COMMAND = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final byte[] GREETING = {'A', 'M', 'Q', 'P', 0, 0, 9, 1};

    private int mapperPort;
    private @Nullable WatchedProcess mapper;

    private RabbitServer() {
        super("rabbitmq-server", "verbatim-rabbit-", READY, GRACE);
        try {
            Files.writeString(folder().resolve("enabled_plugins"), "[].\n");
            Files.writeString(folder().resolve("rabbitmq.conf"), "disk_free_limit.absolute = 1MB\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A running server. */
    public static RabbitServer start() {
        RabbitServer server = new RabbitServer();
        server.begin();
        return server;
    }

    /** Where clients find it, with name and password. */
    public String uri() {
        return "amqp://guest:guest@127.0.0.1:" + port();
    }

    /** Makes it short of memory: it takes no more messages from publishers until {@link #calm()}, or until it is started again. */
    public void alarm() {
        setMemoryLimit("0.0");
    }

    /** It has memory again. */
    public void calm() {
        setMemoryLimit("0.4");
    }

    /** @param share of the machine's memory from which on there is an alarm; in force when this returns */
    private void setMemoryLimit(String share) {
        String call = "vm_memory_monitor set_vm_memory_high_watermark [" + share + "]";
        ProcessBuilder caller = new ProcessBuilder("erl_call", "-n", nodeName(), "-a", call)
                .directory(folder().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder().resolve("erl_call.log").toFile());
        // The cookie is found below the home.
        caller.environment().putAll(erlang());
        try {
            if (caller.start().waitFor() != 0) {
                throw new IllegalStateException(
                        "rabbitmq-server does not do as told: " + Files.readString(folder().resolve("erl_call.log")));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while telling rabbitmq-server something", stopping);
        }
    }

    private String nodeName() {
        return "verbatim-" + port() + "@localhost";
    }

    private Map<String, String> erlang() {
        return Map.of(
                "HOME",
                folder().toString(),
                "ERL_EPMD_PORT",
                Integer.toString(mapperPort),
                "ERL_EPMD_ADDRESS",
                "127.0.0.1");
    }

    /** The port mapper in the foreground: the one that the server starts by itself outlives it. */
    @Override
    void launchCompanions() {
        mapperPort = FreePorts.next();
        List<String> command = List.of("epmd", "-port", Integer.toString(mapperPort), "-address", "127.0.0.1");
        mapper = WatchedProcess.start(command, Map.of(), folder(), folder().resolve("epmd.log"));
    }

    @Override
    void killCompanions() {
        if (mapper != null) {
            mapper.kill();
        }
    }

    @Override
    WatchedProcess launch() {
        Map<String, String> environment = new HashMap<>(erlang());
        environment.put("RABBITMQ_NODENAME", nodeName());
        environment.put("RABBITMQ_NODE_IP_ADDRESS", "127.0.0.1");
        environment.put("RABBITMQ_NODE_PORT", Integer.toString(port()));
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(FreePorts.next()));
        environment.put("RABBITMQ_MNESIA_BASE", folder().resolve("data").toString());
        environment.put("RABBITMQ_LOG_BASE", folder().resolve("log").toString());
        environment.put("RABBITMQ_CONF_ENV_FILE", "/dev/null");
        environment.put(
                "RABBITMQ_CONFIG_FILE", folder().resolve("rabbitmq.conf").toString());
        environment.put(
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                folder().resolve("enabled_plugins").toString());
        // Without this the server runs below a shell script, and a signal would reach only that.
        environment.put("RABBITMQ_ALLOW_INPUT", "true");
        environment.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-noinput +S 2:2 +sbwt none");
        return WatchedProcess.start(List.of(COMMAND), environment, folder(), folder().resolve("rabbit.log"));
    }

    /** It greets a client that greets. */
    @Override
    boolean answers(Socket connected) throws IOException {
        connected.getOutputStream().write(GREETING);
        byte[] answer = connected.getInputStream().readNBytes(GREETING.length);
        // A frame of a method that begins the connection, not the greeting of another protocol.
        return answer.length == GREETING.length
                && answer[0] == 1
                && !new String(answer, StandardCharsets.US_ASCII).startsWith("AMQP");
    }
}
