package chat.verbatim.node;

import chat.verbatim.api.admin.Disclosed;
import chat.verbatim.node.rpc.NodeAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a process of a cluster, prefix {@code verbatim.node}.
 *
 * @param mongodb where the server of MongoDB's protocol is, as a connection string
 * @param logDatabase the database of the log, the same for all processes
 * @param database the database of everything else that this process keeps; each replica of the query side has one of its own
 * @param redis where Redis is, {@code redis://...}; without it the log is polled
 * @param address {@code host:port} where other processes reach this one; without it they do not. A command-side process has the one
 *     that stands among {@code commandNodes}
 * @param commandNodes {@code host:port} of all command-side processes, the same list in every process
 * @param queryNodes {@code host:port} of all query-side processes
 * @param secret what processes show each other; at least 16 characters, the same everywhere
 * @param patience after what time without an answer a process counts as late, and another one is asked
 * @param deadline after what time somebody who asks is told that the outcome is not known
 * @param avoidance how long a late process is asked last
 * @param pollInterval how often the log is asked for what other processes appended, when no nudge says so
 * @param endedSessionsKept how long an ended session is remembered, and how far back the log is read for them at the start; at least the
 *     life of an access token
 * @param drain how long a process that is told to end goes on serving after it has said that it is not ready, so that proxies notice first; at
 *     most a minute
 */
@ConfigurationProperties("verbatim.node")
public record NodeSettings(
        @DefaultValue("mongodb://localhost:27017") String mongodb,
        @Disclosed @DefaultValue("verbatim") String logDatabase,
        @Disclosed @DefaultValue("verbatim") String database,
        @Nullable String redis,
        @Disclosed @Nullable String address,
        @Disclosed @DefaultValue List<String> commandNodes,
        @Disclosed @DefaultValue List<String> queryNodes,
        @DefaultValue("") String secret,
        @DefaultValue("2s") Duration patience,
        @DefaultValue("10s") Duration deadline,
        @DefaultValue("5s") Duration avoidance,
        @DefaultValue("250ms") Duration pollInterval,
        @DefaultValue("1h") Duration endedSessionsKept,
        @DefaultValue("3s") Duration drain) {
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(1);
    private static final int SHORTEST_SECRET = 16;

    public NodeSettings {
        redis = blankToNull(redis);
        address = blankToNull(address);
        commandNodes = List.copyOf(commandNodes);
        queryNodes = List.copyOf(queryNodes);
        List<String> wrong = new ArrayList<>();
        require(!mongodb.isBlank(), "mongodb must not be empty", wrong);
        require(!commandNodes.isEmpty(), "command-nodes must name at least one process, as host:port", wrong);
        require(
                secret.length() >= SHORTEST_SECRET,
                "secret must have at least " + SHORTEST_SECRET + " characters, the same in every process",
                wrong);
        require(patience.toMillis() >= 100, "patience must be at least 100 ms", wrong);
        require(deadline.compareTo(patience) >= 0, "deadline must not be shorter than patience", wrong);
        require(!avoidance.isNegative(), "avoidance must not be negative", wrong);
        require(pollInterval.toMillis() >= 1, "poll-interval must be at least 1 ms", wrong);
        require(endedSessionsKept.isPositive(), "ended-sessions-kept must be positive", wrong);
        require(!drain.isNegative() && drain.compareTo(LONGEST_DRAIN) <= 0, "drain must be 0 to 60 s", wrong);
        requireAddresses("command-nodes", commandNodes, wrong);
        requireAddresses("query-nodes", queryNodes, wrong);
        if (!wrong.isEmpty()) {
            throw new WrongSettingsException(wrong);
        }
    }

    private static void requireAddresses(String name, List<String> addresses, List<String> wrong) {
        for (String address : addresses) {
            try {
                NodeAddress.parse(address);
            } catch (IllegalArgumentException none) {
                wrong.add("verbatim.node." + name + ": " + none.getMessage());
            }
        }
    }

    /** Keeps the secret, and what may be one in a connection string, to itself. */
    @Override
    public String toString() {
        return "NodeSettings[address=" + address + ", commandNodes=" + commandNodes + ", queryNodes=" + queryNodes
                + "]";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static void require(boolean rule, String message, List<String> wrong) {
        if (!rule) {
            wrong.add("verbatim.node." + message);
        }
    }
}
