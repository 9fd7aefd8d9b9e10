package chat.verbatim.realtime.redis;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A script that Redis carries out as one step. Sent with its text each time: it is short, and a server that has forgotten it
 * would otherwise carry it out later than what was sent after it.
 */
enum Script {
    RENEW("presence-renew.lua"),
    RELEASE("presence-release.lua"),
    SWEEP("presence-sweep.lua"),
    TOLD("presence-told.lua"),
    ONLINE("presence-online.lua");

    private final String text;

    Script(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            this.text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends it to a server; its answer is a list of strings. */
    RedisFuture<List<String>> on(RedisLink link, List<String> keys, List<String> arguments) {
        return link.send(redis -> redis.eval(
                text, ScriptOutputType.MULTI, keys.toArray(String[]::new), arguments.toArray(String[]::new)));
    }
}
