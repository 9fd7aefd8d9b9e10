package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.VerbatimApplication;
import com.mongodb.client.MongoDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** One event of one chat cannot be read: that chat takes nothing new, everybody else goes on, and operators get the projection past it and back. */
class DeadLetterTest {
    private Path data;

    private ConfigurableApplicationContext application;
    private ApiClient api;

    @BeforeEach
    void begin(@TempDir Path folder) {
        data = folder;
        start();
    }

    private void start() {
        application = SpringApplication.from(VerbatimApplication::main)
                .run(
                        "--server.port=0",
                        "--verbatim.data=" + data,
                        "--verbatim.query.node=one",
                        "--verbatim.query.read-patience=200ms",
                        "--verbatim.command.operators=" + Person.OPERATOR)
                .getApplicationContext();
        api = new ApiClient(
                URI.create("http://localhost:" + application.getEnvironment().getRequiredProperty("local.server.port")),
                Contract.load());
    }

    @AfterEach
    void end() {
        application.close();
    }

    /** The same person, at the server that runs now. */
    private Person back(Person person) {
        return Person.of(
                api.post("/api/auth/login", Map.of("email", person.email(), "password", Person.PASSWORD))
                        .expect(200),
                api);
    }

    private static JsonNode projection(Person operator) {
        return operator.api().get("/api/admin/projections").expect(200).items().stream()
                .filter(item -> item.path("name").asString().equals("chat"))
                .findFirst()
                .orElseThrow();
    }

    private static String state(Person operator) {
        JsonNode seen = projection(operator);
        return seen.has("wish") ? "wished" : seen.path("state").asString();
    }

    private static Answer post(Person operator, String path) {
        return operator.api().call("POST", "/api/admin/projections/chat" + path).send();
    }

    private static JsonNode letter(Person operator) {
        return operator.api().get("/api/admin/dead-letters").expect(200).items().getFirst();
    }

    private void store(String key, Object event) {
        application
                .getBean(MongoDatabase.class)
                .getCollection("events")
                .updateOne(new Document("k", key), new Document("$set", new Document("e.0", event)));
    }

    private long storedPlace() {
        Document stored = application
                .getBean(MongoDatabase.class)
                .getCollection("query_places")
                .find(new Document("_id", "chat"))
                .first();
        return stored == null ? 0 : stored.getLong("position");
    }

    private Document stored(String key) {
        return application
                .getBean(MongoDatabase.class)
                .getCollection("events")
                .find(new Document("k", key))
                .first()
                .getList("e", Document.class)
                .getFirst();
    }

    @Test
    void oneUnreadableEventStopsItsChatAloneAndIsGotPast() throws Exception {
        Person operator = Person.operator(api);
        Person alice = Person.named("alice", api);
        Person bob = Person.named("bob", api);
        String broken = alice.group("Broken", bob);
        String well = alice.group("Well", bob);
        alice.says(broken, "one").expect(201);
        alice.says(broken, "secret two").expect(201);
        alice.says(broken, "three").expect(201);
        String said = alice.says(well, "hello").expect(201).position();
        alice.history(well, "", said).expect(200);
        String key = broken + ":2";
        Document event = stored(key);

        // As a program of another version would have left it; what a process has in memory is read already.
        end();
        start();
        operator = back(operator);
        alice = back(alice);
        bob = back(bob);
        Document damaged = new Document(event);
        damaged.put("p", event.getString("p").replace("\"senderId\"", "\"senderId"));
        store(key, damaged);

        JsonNode refusal =
                alice.says(broken, "four").refused(503, "unavailable").json();
        assertThat(refusal.path("detail").asString()).contains("position").doesNotContain("secret");
        try (Device device = Device.of(bob)) {
            alice.says(well, "still here").expect(201);
            device.frames().message("still here");
        }

        Person reader = operator;
        post(operator, "/rebuild").expect(202);
        Eventually.isTrue(() -> state(reader).equals("failed"));
        JsonNode failure = projection(operator).path("failure");
        assertThat(failure.at("/event/stream").asString()).isEqualTo(broken);
        assertThat(failure.at("/event/seq").asLong()).isEqualTo(2);
        String position = failure.path("position").asString();
        post(operator, "/dead-letters/1").refused(409, "conflict");
        post(operator, "/dead-letters/nowhere").refused(400, "invalid-request");
        post(operator, "/dead-letters/" + position + "/replay").refused(409, "conflict");
        operator.api()
                .call("POST", "/api/admin/projections/nobodys/dead-letters/" + position)
                .send()
                .refused(404, "not-found");

        post(operator, "/dead-letters/" + position).expect(202);
        post(operator, "/dead-letters/" + position).expect(202);
        Person writer = alice;
        Eventually.isTrue(() -> state(reader).equals("running")
                && projection(reader).path("leftOut").asInt() == 1
                && writer.history(well, "", "0").status() == 200);
        assertThat(contents(alice, broken)).containsExactly("one", "three");
        assertThat(contents(alice, well)).containsExactly("hello", "still here");
        assertThat(letter(operator).path("by").asString()).isEqualTo(operator.id());
        assertThat(letter(operator).path("leftOutBy")).hasSize(1);
        assertThat(letter(operator).toString()).doesNotContain("secret");

        // The reason is mended, which here is the event itself; where it is the program, that takes a restart.
        store(key, event);
        // Stored places trail; from one at the beginning everything would be built anew by itself.
        long place = Long.parseLong(projection(operator).path("position").asString());
        Eventually.isTrue(() -> storedPlace() >= place);
        end();
        start();
        Person again = back(operator);
        Person later = back(alice);
        Eventually.isTrue(() -> !letter(again).path("leftOutBy").isEmpty());
        post(again, "/dead-letters/" + position + "/replay").expect(202);
        Eventually.isTrue(() -> letter(again).path("leftOutBy").isEmpty()
                && state(again).equals("running")
                && later.history(broken, "", "0").status() == 200);
        assertThat(contents(later, broken)).containsExactly("one", "secret two", "three");
        later.says(broken, "four").expect(201);
        assertThat(projection(again).path("leftOut").asInt()).isZero();
    }

    private static Iterable<String> contents(Person person, String chat) {
        return person.history(chat, "", "0").expect(200).items().stream()
                .map(item -> item.path("content").asString())
                .toList();
    }
}
