package chat.verbatim.node;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Whether the store answers. Boot's own indicator asks in a way that the embedded server does not know. */
public final class StorePing implements HealthIndicator {
    private final MongoDatabase database;

    public StorePing(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Health health() {
        try {
            database.runCommand(new Document("ping", 1));
            return Health.up().build();
        } catch (MongoException e) {
            return Health.down()
                    .withDetail("part", "store")
                    .withDetail("reason", reason(e))
                    .build();
        }
    }

    private static String reason(MongoException failed) {
        return switch (failed) {
            case MongoSecurityException refused -> "it refuses the name or the password";
            case MongoTimeoutException away -> "it cannot be reached in time";
            default -> String.valueOf(failed.getMessage());
        };
    }
}
