package chat.verbatim.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one user may ask of a process, prefix {@code verbatim.limits}.
 *
 * @param perUser messages and other changes of one user, by HTTP and over sockets together
 */
@ConfigurationProperties("verbatim.limits")
record LimitSettings(@DefaultValue Rate perUser) {
    /**
     * @param burst so many at once
     * @param perSecond so many more each second
     */
    record Rate(
            @DefaultValue("500") int burst,
            @DefaultValue("50") double perSecond) {
        Rate {
            if (burst < 1 || !(perSecond > 0)) {
                throw new IllegalArgumentException(
                        "verbatim.limits.per-user: burst must be at least 1, and per-second more than 0");
            }
        }
    }
}
