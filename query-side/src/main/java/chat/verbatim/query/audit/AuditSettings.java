package chat.verbatim.query.audit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of a process of the query side auditors get, prefix {@code verbatim.audit}.
 *
 * @param scans searches and exports that read the log at one time, 1 to 100; more are told to come back
 * @param scansOfOne as many of them may be one auditor's, 1 or more
 */
@ConfigurationProperties("verbatim.audit")
record AuditSettings(
        @DefaultValue("4") int scans, @DefaultValue("2") int scansOfOne) {
    AuditSettings {
        if (scans < 1 || scans > 100) {
            throw new IllegalArgumentException("verbatim.audit.scans must be 1 to 100");
        }
        if (scansOfOne < 1) {
            throw new IllegalArgumentException("verbatim.audit.scans-of-one must be at least 1");
        }
    }
}
