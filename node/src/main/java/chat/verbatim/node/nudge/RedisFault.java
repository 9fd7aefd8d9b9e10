package chat.verbatim.node.nudge;

import io.lettuce.core.RedisCommandTimeoutException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** What an exception of the client says about Redis. */
public final class RedisFault {
    /** How Redis begins to say that it does not know who connects. */
    private static final List<String> REFUSALS = List.of("NOAUTH", "WRONGPASS");

    private RedisFault() {}

    /**
     * Whether it says something about Redis. When a connection ends in the middle of its handshake the client at times stumbles over
     * itself, and when somebody stops waiting that says nothing either.
     */
    public static boolean isTelling(Throwable failed) {
        Throwable deepest = deepest(failed);
        return !(deepest instanceof IllegalStateException || deepest instanceof InterruptedException);
    }

    /** In words. */
    public static String reason(Throwable failed) {
        Throwable deepest = deepest(failed);
        if (deepest instanceof TimeoutException || deepest instanceof RedisCommandTimeoutException) {
            return "it does not answer in time";
        }
        String said = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
        boolean refused = REFUSALS.stream().anyMatch(said::startsWith);
        return refused ? "it refuses the name or the password: " + said : said;
    }

    private static Throwable deepest(Throwable failed) {
        Throwable deepest = failed;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }
}
