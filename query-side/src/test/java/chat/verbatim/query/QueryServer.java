package chat.verbatim.query;

import chat.verbatim.api.RefusedException;
import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.api.erasure.Erasures;
import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.node.admin.StatusConfiguration;
import chat.verbatim.node.admin.StoredDeadLetters;
import chat.verbatim.node.admin.StoredProcessSettings;
import chat.verbatim.node.admin.StoredProcessStatuses;
import chat.verbatim.node.admin.StoredProjectionWishes;
import chat.verbatim.node.attachment.ChunkedBytes;
import chat.verbatim.node.attachment.StoredUploads;
import chat.verbatim.node.erasure.StoredErasures;
import chat.verbatim.node.session.SuspensionsConfiguration;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.Projections;
import chat.verbatim.spec.Contract;
import chat.verbatim.spec.Exchange;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The query side with a real log and a real server of MongoDB's protocol, to be asked over HTTP. */
public final class QueryServer implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Contract CONTRACT = Contract.load();

    private final MongoServer mongo;
    private final ReadCounter reads = new ReadCounter();
    private final MongoClient client;
    private final List<String> settings;
    private final PersonalFields personal;
    private ConfigurableApplicationContext context;

    private final boolean checked;

    /** The user, and the token, of an operator. */
    public static final String OPERATOR = "operator";

    private QueryServer(boolean checked, PersonalFields personal, List<String> settings) {
        this.checked = checked;
        this.personal = personal;
        this.settings = settings;
        mongo = new MongoServer(new MemoryBackend());
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(
                        "mongodb://localhost:" + mongo.bind().getPort()))
                .addCommandListener(reads)
                .build());
        context = run();
    }

    /** @param settings as in {@code name=value} */
    public static QueryServer start(String... settings) {
        return new QueryServer(true, PersonalFields.plain(), List.of(settings));
    }

    /** A server that stores what people wrote as {@code personal} says. */
    public static QueryServer startWith(PersonalFields personal) {
        return new QueryServer(true, personal, List.of());
    }

    /** One server for all tests that do not change its settings, restart or rebuild it; each uses people and chats of its own. */
    public static QueryServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final QueryServer SERVER = start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    /** A server whose answers are not held against the contract, which takes longer than the answers do. */
    static QueryServer startUnchecked(String... settings) {
        return new QueryServer(false, PersonalFields.plain(), List.of(settings));
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({QuerySideConfiguration.class, StatusConfiguration.class, SuspensionsConfiguration.class})
    static class Application {
        /** A token is the user's id; one user is an operator. */
        @Bean
        AccessTokens accessTokens() {
            return token -> new Caller(token, "session", Instant.MAX, null, token.equals(OPERATOR));
        }

        @Bean
        MongoDatabase mongoDatabase(MongoClient client) {
            return client.getDatabase("verbatim");
        }

        @Bean
        AttachmentBytes attachmentBytes(MongoDatabase database) {
            return new ChunkedBytes(database);
        }

        @Bean
        Uploads uploads(MongoDatabase database) {
            return new StoredUploads(database);
        }

        @Bean
        ProcessStatuses processStatuses(MongoDatabase database) {
            return new StoredProcessStatuses(database, Clock.systemUTC());
        }

        @Bean
        ProcessSettings processSettings(MongoDatabase database) {
            return new StoredProcessSettings(database);
        }

        @Bean
        DeadLetters deadLetters(MongoDatabase database) {
            return new StoredDeadLetters(database);
        }

        @Bean
        Erasures erasures(MongoDatabase database) {
            return new StoredErasures(database);
        }

        @Bean
        ProjectionWishes projectionWishes(MongoDatabase database) {
            return new StoredProjectionWishes(database);
        }

        @Bean
        DenseLogEventStore eventStore(MongoDatabase database, @Qualifier("eventSerializer") Serializer serializer) {
            return DenseLogEventStore.builder()
                    .database(database)
                    .serializer(serializer)
                    .build();
        }
    }

    private ConfigurableApplicationContext run() {
        List<String> properties = new ArrayList<>(List.of(
                "server.port=0",
                "spring.threads.virtual.enabled=true",
                "spring.main.banner-mode=off",
                "logging.level.root=WARN",
                "axon.serializer.general=jackson3",
                "axon.serializer.messages=jackson3",
                "axon.serializer.events=jackson3",
                "axon.timeout.enabled=false",
                "axon.axonserver.enabled=false",
                "management.health.mongodb.enabled=false",
                "verbatim.query.node=test"));
        if (settings.stream().noneMatch(setting -> setting.startsWith("verbatim.query.read-patience="))) {
            properties.add("verbatim.query.read-patience=30s");
        }
        properties.addAll(settings);
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                // What is registered like this outlives the application.
                .initializers(starting -> {
                    starting.getBeanFactory().registerSingleton("mongoClient", client);
                    starting.getBeanFactory().registerSingleton("personalFields", personal);
                })
                .run(properties.stream().map(property -> "--" + property).toArray(String[]::new));
    }

    /** Ends the application; the database stays. */
    public void stop() {
        context.close();
    }

    /** Starts the application again, on the same database. */
    public void boot() {
        context = run();
    }

    /** Changes up to where a projection is stored to have come. The application must not run. */
    public void setPlace(String projection, long position) {
        database()
                .getCollection("query_places")
                .updateOne(new Document("_id", projection), new Document("$set", new Document("position", position)));
    }

    public DenseLogEventStore log() {
        return context.getBean(DenseLogEventStore.class);
    }

    /** What the database has been asked for. */
    ReadCounter reads() {
        return reads;
    }

    /** Waits until everything that was appended can be read. */
    void awaitHead(String projection) {
        PositionGate gate = context.getBean(projection + "Gate", PositionGate.class);
        boolean reached = false;
        while (!reached) {
            try {
                PositionGate.pass(log().headPosition(), gate);
                reached = true;
            } catch (RefusedException behind) {
                reached = false;
            }
        }
    }

    public QueryGateway queries() {
        return context.getBean(QueryGateway.class);
    }

    public Projections projections() {
        return context.getBean(Projections.class);
    }

    /** All documents of a projection by id, written out. */
    public Map<String, String> documents(String projection) {
        Map<String, String> documents = new TreeMap<>();
        database()
                .getCollection("query_" + projection)
                .find()
                .forEach(document -> documents.put(document.getString("_id"), document.toJson()));
        return documents;
    }

    public MongoDatabase database() {
        return client.getDatabase("verbatim");
    }

    /** An answer to a request. */
    public record Answer(int status, JsonNode body, String text) {}

    /** Asks as a user, for everything that has been appended until now. */
    public Answer get(String userId, String path) {
        return get(userId, path, Long.toString(log().headPosition()));
    }

    public Answer get(String userId, String path, String minPosition) {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + userId)
                .header("Verbatim-Min-Position", minPosition)
                .build();
        return answer(request, path, null);
    }

    private Answer answer(HttpRequest request, String path, @Nullable String body) {
        try {
            HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
            if (checked) {
                CONTRACT.checkExchange(new Exchange(
                        request.method(),
                        path,
                        body,
                        response.statusCode(),
                        response.headers().map(),
                        response.body()));
            }
            return new Answer(response.statusCode(), JsonMapper.shared().readTree(response.body()), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Posts JSON as a user. */
    public Answer post(String userId, String path, String json) {
        return post(userId, path, "0", json);
    }

    public Answer post(String userId, String path, String minPosition, String json) {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + userId)
                .header("Content-Type", "application/json")
                .header("Verbatim-Min-Position", minPosition)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return answer(request, path, json);
    }

    /** A document as it is stored. */
    public Document document(String projection, String id) {
        return Objects.requireNonNull(database()
                .getCollection("query_" + projection)
                .find(new Document("_id", id))
                .first());
    }

    @Override
    public void close() {
        context.close();
        client.close();
        mongo.shutdownNow();
    }
}
