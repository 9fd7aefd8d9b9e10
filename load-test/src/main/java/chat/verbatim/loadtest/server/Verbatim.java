package chat.verbatim.loadtest.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Verbatim as {@code ./dev run} starts it, with limits that a generator does not run into. */
public final class Verbatim implements Target {
    private static final String PLENTY = "10000000";
    /** One address registers everybody, few users say everything, and hashing passwords is not what is measured. */
    private static final Map<String, String> LIMITS = Map.of(
            "VERBATIM_LIMITS_PERUSER_BURST", PLENTY,
            "VERBATIM_LIMITS_PERUSER_PERSECOND", PLENTY,
            "VERBATIM_REALTIME_EVENTBURST", PLENTY,
            "VERBATIM_REALTIME_EVENTSPERSECOND", PLENTY,
            "VERBATIM_COMMAND_LIMITS_PERADDRESS_BURST", PLENTY,
            "VERBATIM_COMMAND_LIMITS_PERADDRESS_PERMINUTE", PLENTY,
            "VERBATIM_COMMAND_PASSWORDS_STRENGTH", "4",
            "VERBATIM_COMMAND_SESSIONS_ACCESSTOKENLIFE", "12h");

    private final String name;
    private final DataFolder data = new DataFolder();
    private final Started process;
    private final URI url;

    /**
     * Starts one on a free port with an empty data folder, and waits until it is ready.
     *
     * @param name what it is called in tables
     * @param jar the jar, unpacked or not
     * @param options more options of the JVM
     */
    public Verbatim(String name, Path jar, List<String> options) {
        this.name = name;
        List<String> command = new ArrayList<>(List.of(
                Jvm.JAVA,
                "-Xmx1g",
                "-XX:+UseG1GC",
                "-XX:MetaspaceSize=192m",
                "-Djdk.pollerMode=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        Map<String, String> environment = new HashMap<>(LIMITS);
        environment.putAll(Map.of(
                "VERBATIM_DATA", data.toString(), "VERBATIM_PORT", "0", "AXONIQ_UPDATE_CHECKER_DISABLED", "true"));
        process = Started.of(command, environment, "Verbatim is ready at ");
        url = URI.create("http://127.0.0.1:" + URI.create(process.ready()).getPort());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public List<Long> pids() {
        return List.of(process.pid());
    }

    @Override
    public void close() {
        process.end();
        data.close();
    }
}
