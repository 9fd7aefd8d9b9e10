package chat.verbatim.query;

import chat.verbatim.api.admin.Disclosed;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the query side.
 *
 * @param batchSize most events that are applied and written together, 1 to 10,000
 * @param readPatience how long a read waits for the position that it must see, at most 30 seconds
 * @param tokenTrail by how much the stored place of a projection trails what it has applied; longer than what the store may
 *     lose when it is killed
 * @param claimTimeout after what time of silence another process takes over a projection, at least one second
 * @param node the name under which this process claims projections; a process that is started in place of another may have
 *     its name, two that run together must not. By default it is unique
 * @param hotDocuments how many documents each projection keeps in memory
 * @param cachedUsers how many users the views keep in memory
 * @param directoryUsers how many users can be found by name; each costs about half a kilobyte of memory
 * @param directoryGroups how many groups operators can find by name; each costs about half a kilobyte of memory
 */
@ConfigurationProperties("verbatim.query")
public record QuerySettings(
        @DefaultValue("1000") int batchSize,
        @DefaultValue("3s") Duration readPatience,
        @DefaultValue("2s") Duration tokenTrail,
        @DefaultValue("10s") Duration claimTimeout,
        @Disclosed @Nullable String node,
        @DefaultValue("20000") int hotDocuments,
        @DefaultValue("10000") int cachedUsers,
        @DefaultValue("100000") int directoryUsers,
        @DefaultValue("100000") int directoryGroups) {
    public QuerySettings {
        require(batchSize >= 1 && batchSize <= 10_000, "batch-size", "must be 1 to 10,000");
        require(
                !readPatience.isNegative() && readPatience.compareTo(Duration.ofSeconds(30)) <= 0,
                "read-patience",
                "must be 0 to 30 seconds");
        require(!tokenTrail.isNegative(), "token-trail", "must not be negative");
        require(claimTimeout.toSeconds() >= 1, "claim-timeout", "must be at least one second");
        require(
                tokenTrail.compareTo(claimTimeout.dividedBy(2)) <= 0,
                "token-trail",
                "must be at most half of claim-timeout");
        require(hotDocuments >= 1, "hot-documents", "must be at least 1");
        require(cachedUsers >= 1, "cached-users", "must be at least 1");
        require(directoryUsers >= 0, "directory-users", "must not be negative");
        require(directoryGroups >= 0, "directory-groups", "must not be negative");
        node = node == null || node.isBlank()
                ? ManagementFactory.getRuntimeMXBean().getName()
                : node;
    }

    @Override
    public String node() {
        return node == null ? "" : node;
    }

    private static void require(boolean condition, String name, String rule) {
        if (!condition) {
            throw new IllegalArgumentException("verbatim.query." + name + " " + rule);
        }
    }
}
