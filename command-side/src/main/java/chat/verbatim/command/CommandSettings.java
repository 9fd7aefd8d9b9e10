package chat.verbatim.command;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the command side, all of them, with their defaults.
 *
 * @param operators e-mail addresses of the accounts that run the installation: they see the status of all processes and control the
 *     projections. Nobody proves to have an address, so register the account before it stands here. None by default
 */
@ConfigurationProperties("verbatim.command")
public record CommandSettings(
        @DefaultValue Aggregates aggregates,
        @DefaultValue Passwords passwords,
        @DefaultValue Sessions sessions,
        @DefaultValue Limits limits,
        @DefaultValue List<String> operators) {
    public CommandSettings {
        operators = operators.stream()
                .map(String::strip)
                .filter(email -> !email.isEmpty())
                .toList();
        require(
                operators.stream().allMatch(email -> email.matches("[^@\\s]+@[^@\\s]+")),
                "operators must list e-mail addresses such as name@example.org");
    }

    /**
     * @param snapshotEvery how many events an aggregate gathers before a snapshot is taken; at least 2
     * @param cached most aggregates that stay in memory; the garbage collector may take them earlier
     * @param retries how often a command is decided anew when another writer came first
     */
    public record Aggregates(
            @DefaultValue("500") int snapshotEvery,
            @DefaultValue("10000") int cached,
            @DefaultValue("5") int retries) {
        public Aggregates {
            require(snapshotEvery >= 2, "aggregates.snapshot-every must be at least 2");
            require(cached >= 0, "aggregates.cached must not be negative");
            require(retries >= 1, "aggregates.retries must be at least 1");
        }
    }

    /**
     * @param strength BCrypt's cost, 4 to 16: each step doubles the time (10 takes 50 to 100 ms)
     * @param concurrency how many passwords are hashed at once; 0 stands for half of the processors
     * @param longestWait how long a request waits for its turn before it is told to come back
     */
    public record Passwords(
            @DefaultValue("10") int strength,
            @DefaultValue("0") int concurrency,
            @DefaultValue("5s") Duration longestWait) {
        public Passwords {
            require(strength >= 4 && strength <= 16, "passwords.strength must be from 4 to 16");
            require(concurrency >= 0, "passwords.concurrency must not be negative");
            if (concurrency == 0) {
                concurrency = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
            }
        }
    }

    /**
     * @param accessTokenLife how long an access token is valid
     * @param refreshTokenLife how long a session lives without being refreshed
     * @param reuseGrace how long after its use a refresh token gets the same answer again in any case: for a second tab of the same browser.
     *     Longer only until the answer is known to have arrived
     * @param checkEvery how old the knowledge may be that a session has not been ended by another process
     * @param deleteEvery how often sessions that are over are looked for and deleted
     */
    public record Sessions(
            @DefaultValue("15m") Duration accessTokenLife,
            @DefaultValue("30d") Duration refreshTokenLife,
            @DefaultValue("10s") Duration reuseGrace,
            @DefaultValue("5s") Duration checkEvery,
            @DefaultValue("1h") Duration deleteEvery) {
        public Sessions {
            require(accessTokenLife.toSeconds() >= 1, "sessions.access-token-life must be at least a second");
            require(
                    refreshTokenLife.compareTo(accessTokenLife) > 0,
                    "sessions.refresh-token-life must be the longer one");
            require(!reuseGrace.isNegative(), "sessions.reuse-grace must not be negative");
            require(!checkEvery.isNegative(), "sessions.check-every must not be negative");
            require(deleteEvery.toSeconds() >= 1, "sessions.delete-every must be at least a second");
        }
    }

    /**
     * How often people may try to get in.
     *
     * @param perAddress for all registrations, log-ins and refreshes from one network address
     * @param perAccount for failed log-ins to one account
     */
    public record Limits(
            @DefaultValue Address perAddress, @DefaultValue Account perAccount) {}

    /**
     * @param burst so many at once
     * @param perMinute so many more each minute
     */
    public record Address(
            @DefaultValue("600") int burst,
            @DefaultValue("600") int perMinute) {
        public Address {
            require(burst >= 1 && perMinute >= 1, "limits.per-address must be at least 1");
        }
    }

    /**
     * @param burst so many at once
     * @param perMinute so many more each minute
     */
    public record Account(
            @DefaultValue("10") int burst,
            @DefaultValue("10") int perMinute) {
        public Account {
            require(burst >= 1 && perMinute >= 1, "limits.per-account must be at least 1");
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("verbatim.command." + message);
        }
    }
}
