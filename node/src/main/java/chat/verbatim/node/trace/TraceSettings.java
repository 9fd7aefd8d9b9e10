package chat.verbatim.node.trace;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of traces, prefix {@code verbatim.trace}.
 *
 * @param endpoint where a collector takes spans by OTLP over HTTP, such as {@code http://collector:4318/v1/traces}; without it nothing is traced
 * @param share which share of the requests and messages that come in is traced, 0 to 1
 * @param fromClients whether a request is traced, too, when its header {@code traceparent} says that its sender traces it
 * @param mostPerSecond how many traces a process begins in a second at most, 1 to 10,000; what is beyond that is not traced
 */
@ConfigurationProperties("verbatim.trace")
public record TraceSettings(
        @Nullable String endpoint,
        @DefaultValue("0.01") double share,
        @DefaultValue("true") boolean fromClients,
        @DefaultValue("20") int mostPerSecond) {
    private static final int MOST = 10_000;

    public TraceSettings {
        endpoint = endpoint == null || endpoint.isBlank() ? null : endpoint.strip();
        require(endpoint == null || isHttp(endpoint), "endpoint must begin with http:// or https:// and name a host");
        require(share >= 0 && share <= 1, "share must be 0 to 1");
        require(mostPerSecond >= 1 && mostPerSecond <= MOST, "most-per-second must be 1 to 10,000");
    }

    private static boolean isHttp(String endpoint) {
        try {
            URI uri = URI.create(endpoint);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Keeps to itself what may be a password in an address. */
    @Override
    public String toString() {
        return "TraceSettings[share=" + share + ", fromClients=" + fromClients + ", mostPerSecond=" + mostPerSecond
                + "]";
    }

    private static void require(boolean rule, String message) {
        if (!rule) {
            throw new IllegalArgumentException("verbatim.trace." + message);
        }
    }
}
