package chat.verbatim.standalone.restore;

import chat.verbatim.command.CommandSideConfiguration;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogCut;
import chat.verbatim.node.admin.StoredDeadLetters;
import chat.verbatim.node.erasure.StoredErasures;
import chat.verbatim.realtime.RealtimeGatewayConfiguration;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings a store back to a point in its log. That it shall be is written down first; then what stands beside the log is brought there, and the end of the
 * log is taken off last, because until then it says who is concerned. One that was broken off is finished by the next.
 */
final class Restoration {
    /** What nobody may go on with: log-ins and tokens that may have ended later, codes, places in the log. */
    private static final List<String> FORGOTTEN =
            List.of("sessions", "user_sessions", "password_resets", "signing_keys", "realtime_tokens");

    /** What processes say of themselves. */
    private static final List<String> OF_PROCESSES = List.of("process_status", "process_settings", "projection_wishes");

    private static final String READ_MODELS = "query_";
    /** So long an erasure may take that was begun before the point and not finished then. */
    private static final Duration ERASURE_UNDER_WAY = Duration.ofHours(1);

    private final MongoClient client;
    private final MongoDatabase shared;
    private final MongoDatabase beside;

    /**
     * @param shared where the log is
     * @param beside where accounts, sessions and webhooks are; mostly the same
     */
    Restoration(MongoClient client, MongoDatabase shared, MongoDatabase beside) {
        this.client = client;
        this.shared = shared;
        this.beside = beside;
    }

    /** @param log is closed before its end is taken off */
    void run(LogCut cut, long kept, Undone undone, DenseLogEventStore log) {
        cut.cut(kept, () -> {
            prepare(kept, undone, log);
            log.close();
        });
    }

    private void prepare(long kept, Undone undone, DenseLogEventStore log) {
        FORGOTTEN.forEach(name -> drop(beside, name));
        OF_PROCESSES.forEach(name -> drop(shared, name));
        dropReadModels();
        CommandSideConfiguration.accountsBesideTheLog(beside, log).restore(undone.firstOfUsers());
        RealtimeGatewayConfiguration.webhooksBesideTheLog(beside).restore(undone.firstOfChats());
        new StoredDeadLetters(shared).forgetBehind(LogCut.positionAfter(kept));
        Instant first = undone.first();
        if (first != null) {
            new StoredErasures(shared)
                    .beginAgainSince(first.minus(ERASURE_UNDER_WAY), userId -> existed(userId, undone));
        }
    }

    private static boolean existed(String userId, Undone undone) {
        return undone.firstOfUsers().getOrDefault(userId, 1L) > 0;
    }

    /** Built again from the log at the next start; in a cluster each query-side process has a database of its own. */
    private void dropReadModels() {
        shared.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(name -> name.startsWith(READ_MODELS))
                .forEach(name -> drop(shared, name));
        readModelDatabases(client).forEach(name -> client.getDatabase(name).drop());
    }

    /** The names of the databases of query-side processes. */
    static List<String> readModelDatabases(MongoClient client) {
        return client.listDatabaseNames().into(new ArrayList<>()).stream()
                .filter(name -> name.startsWith("verbatim_" + READ_MODELS))
                .toList();
    }

    private static void drop(MongoDatabase from, String name) {
        // Dropping a collection that is not there is an error to some servers.
        if (from.getCollection(name).find().first() != null) {
            from.getCollection(name).drop();
        }
    }
}
