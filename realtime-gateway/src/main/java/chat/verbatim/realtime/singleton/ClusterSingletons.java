package chat.verbatim.realtime.singleton;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Makes singletons whose claims stand in the collection {@code realtime_tokens}. */
public final class ClusterSingletons {
    private final TokenStore claims;

    public ClusterSingletons(MongoDatabase database, Serializer serializer) {
        claims = MongoTokenStore.builder()
                .mongoTemplate(DefaultMongoTemplate.builder()
                        .mongoDatabase(database)
                        .trackingTokensCollectionName("realtime_tokens")
                        .build())
                .serializer(serializer)
                .build();
    }

    /**
     * @param name of the claim, and of the thread
     * @param beginning where to begin when nobody ever has
     * @param retry how long to wait before trying again, after a failure or while another process has the claim
     */
    public ClusterSingleton singleton(
            String name,
            Supplier<? extends @Nullable TrackingToken> beginning,
            Duration retry,
            ClusterSingleton.Work work) {
        return new ClusterSingleton(name, claims, beginning, retry, work);
    }
}
