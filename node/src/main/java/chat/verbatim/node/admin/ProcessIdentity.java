package chat.verbatim.node.admin;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Which process this is. */
public final class ProcessIdentity {
    /** The property that holds the role of a process; absent where it has all of them. */
    public static final String ROLE = "verbatim.role";

    /** What a process is called that has all roles. */
    public static final String ALL_ROLES = "standalone";

    private static final String UNPACKAGED = "development";

    private final Environment environment;
    private @Nullable String place;

    ProcessIdentity(Environment environment) {
        this.environment = environment;
    }

    String role() {
        return environment.getProperty(ROLE, ALL_ROLES);
    }

    /**
     * Names the process among all, and stays the same over its restarts at the same place: {@code query-side@host:port}, by the address where other
     * processes reach it, or else its host and its port for HTTP. Only once the web server runs.
     */
    public synchronized String id() {
        String known = place;
        if (known == null) {
            String address = environment.getProperty("verbatim.node.address", "");
            known = address.isBlank()
                    ? host() + ':' + environment.getRequiredProperty("local.server.port")
                    : address.strip();
            place = known;
        }
        return role() + '@' + known;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    static Instant startedAt() {
        return Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    }

    static String version() {
        return Objects.requireNonNullElse(ProcessIdentity.class.getPackage().getImplementationVersion(), UNPACKAGED);
    }
}
