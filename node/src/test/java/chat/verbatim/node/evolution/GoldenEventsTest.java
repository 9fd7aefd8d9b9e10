package chat.verbatim.node.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.eventstore.DenseLogEventStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A stored example of each event in each revision that there ever was. An event that is changed without a new revision and a file for it fails
 * here, and so does a reader that has forgotten an old one. {@code docs/event-evolution.md} says what to do then.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenEventsTest {
    private static final Path FOLDER = Path.of("src/test/resources/events");
    private static final String FROZEN = "frozen.sha256";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client =
            MongoClients.create("mongodb://localhost:" + server.bind().getPort());
    private final MongoDatabase database = client.getDatabase("golden");
    private final Serializer serializer = StoredFormSerializer.ofTheProduct();
    private DenseLogEventStore log;
    private Map<String, Class<?>> types;

    @BeforeAll
    void open() throws IOException {
        types = eventTypes();
        log = DenseLogEventStore.builder()
                .database(database)
                .serializer(serializer)
                .upcasters(EventUpcasters.all())
                .build();
    }

    @AfterAll
    void close() {
        log.close();
        client.close();
        server.shutdownNow();
    }

    /** All records below the sealed parents of events, by their simple names. */
    private static Map<String, Class<?>> eventTypes() throws IOException {
        Map<String, Class<?>> found = new TreeMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:chat/verbatim/api/*/*Event.class")) {
            String path = file.getURL().getPath();
            String name = path.substring(path.lastIndexOf("chat/verbatim/api"), path.length() - ".class".length())
                    .replace('/', '.');
            try {
                Class<?> parent = Class.forName(name);
                for (Class<?> type : parent.isSealed() ? parent.getPermittedSubclasses() : new Class<?>[0]) {
                    assertThat(found.put(type.getSimpleName(), type))
                            .as(type.getSimpleName())
                            .isNull();
                }
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static int revisionOf(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return revision == null ? 1 : Integer.parseInt(revision.value());
    }

    private static int revisionIn(String sample) {
        return Integer.parseInt(sample.split("\\.", -1)[1]);
    }

    private static String typeIn(String sample) {
        return sample.split("\\.", -1)[0];
    }

    private static Path file(String sample) {
        return FOLDER.resolve(sample + ".json");
    }

    private static Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(it -> it.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .collect(TreeSet::new, Set::add, Set::addAll);
        }
    }

    private static String stored(String sample) throws IOException {
        return Files.readString(file(sample)).stripTrailing();
    }

    @Test
    void eachEventHasAnExampleInEachRevision() throws IOException {
        assertThat(files()).isEqualTo(new TreeSet<>(EventSamples.all().keySet()));
        Map<String, Set<Integer>> revisions = new TreeMap<>();
        files().forEach(sample -> revisions
                .computeIfAbsent(typeIn(sample), type -> new TreeSet<>())
                .add(revisionIn(sample)));
        assertThat(types.keySet()).as("each event has a golden file").isSubsetOf(revisions.keySet());
        types.forEach((name, type) -> assertThat(revisions.get(name))
                .as("the revisions of %s", name)
                .contains(revisionOf(type))
                .hasSize(revisionOf(type)));
    }

    @Test
    void todaysCodeWritesTheCurrentRevisionAsItIsStored() throws IOException {
        for (Map.Entry<String, Object> sample : EventSamples.all().entrySet()) {
            Object event = sample.getValue();
            if (revisionIn(sample.getKey()) == revisionOf(event.getClass())) {
                assertThat(serializer.serialize(event, String.class).getData())
                        .as("%s: an event that is written in another way needs a new revision", sample.getKey())
                        .isEqualTo(stored(sample.getKey()));
            }
        }
    }

    @Test
    void todaysCodeReadsEachRevisionOutOfARealLog() throws IOException {
        for (Map.Entry<String, Object> sample : EventSamples.all().entrySet()) {
            String stream = "stream-" + sample.getKey();
            log.publish(new GenericDomainEventMessage<>("Sample", stream, 0, sample.getValue()));
            // As an old program left it: its bytes, and the revision that it wrote.
            int revision = revisionIn(sample.getKey());
            Bson form = Updates.combine(
                    Updates.set("e.0.p", stored(sample.getKey())),
                    revision == 1 ? Updates.unset("e.0.rev") : Updates.set("e.0.rev", Integer.toString(revision)));
            assertThat(database.getCollection("events")
                            .updateOne(Filters.eq("k", stream + ":0"), form)
                            .getMatchedCount())
                    .isOne();

            assertThat(log.read(stream, 0).orElseThrow().event().getPayload())
                    .as(sample.getKey())
                    .isEqualTo(sample.getValue());
        }
    }

    /** What is stored somewhere stays readable for ever; whoever changes a golden file instead of adding one has to change this as well. */
    @Test
    void goldenFilesNeverChange() throws IOException {
        Map<String, String> frozen = new TreeMap<>();
        for (String line : Files.readAllLines(FOLDER.resolve(FROZEN))) {
            String[] parts = line.split("  ", -1);
            frozen.put(parts[1], parts[0]);
        }
        Map<String, String> found = new TreeMap<>();
        for (String sample : files()) {
            found.put(sample + ".json", sha256(Files.readAllBytes(file(sample))));
        }
        assertThat(found).isEqualTo(frozen);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Writes what is missing to {@code target/golden}, to be looked at: a file that was never seen proves nothing. */
    @BeforeAll
    void proposeWhatIsMissing() throws IOException {
        Path proposals = Files.createDirectories(Path.of("target/golden"));
        for (Map.Entry<String, Object> sample : EventSamples.all().entrySet()) {
            if (!Files.exists(file(sample.getKey()))) {
                String content =
                        serializer.serialize(sample.getValue(), String.class).getData() + '\n';
                Files.writeString(proposals.resolve(sample.getKey() + ".json"), content);
            }
        }
    }
}
