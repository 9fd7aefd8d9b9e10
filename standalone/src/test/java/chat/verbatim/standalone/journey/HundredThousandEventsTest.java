package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.journey.WebhookReceiver.Delivered;
import chat.verbatim.testservers.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Replaying, auditing and looking into the past on a log of 100,000 events, while people go on talking and nobody of them notices anything. One
 * server for all of it, so the methods have an order. System properties: {@code verbatim.long-log.seed}, {@code verbatim.long-log.events}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class HundredThousandEventsTest {
    private static final int EVENTS = Integer.getInteger("verbatim.long-log.events", 100_000);

    private final long seed =
            Long.getLong("verbatim.long-log.seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private final Random random = new Random(seed);
    private final Costs costs = new Costs();
    private final Contract contract = Contract.load();
    private final int port = FreePorts.next();
    private final WebhookReceiver receiver = WebhookReceiver.up();

    private Path data;
    private VerbatimProcess server;
    private Person operator;
    private Person ada;
    private Person grace;
    private Person hopper;
    private LongLog.Written written;
    private WrittenChat longest;
    private OperatedProjections projections;
    private LiveTalk talk;

    @BeforeAll
    @SuppressWarnings("SystemOut") // For whoever reads the build's output.
    void begin(@TempDir Path folder) throws Exception {
        System.out.println("a log of " + EVENTS + " events with seed " + seed);
        data = folder.resolve("data");
        start();
        ApiClient api = server.client(contract);
        operator = Person.operator(api);
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        hopper = Person.named("hopper", api);
        String chat = ada.group("Everything", grace, hopper);
        String talked = ada.group("Meanwhile", grace);
        ada.api()
                .post(
                        "/api/chats/" + talked + "/outgoing-webhooks",
                        Map.of("url", receiver.url(), "events", List.of("receive_message")))
                .expect(201);
        server.end();

        written = costs.seconds(
                "writing %,d events".formatted(EVENTS),
                () -> LongLog.write(data, EVENTS, random, chat, List.of(ada.id(), grace.id(), hopper.id())));
        longest = written.longest();
        projections = new OperatedProjections(operator);
        costs.seconds("start to ready", this::start);
        talk = new LiveTalk(ada, grace, talked);
        costs.seconds("ready to all projections filled for the first time", () -> {
            projections.awaitCaughtUp();
            return "";
        });
        talk.begin();
        talk.requireLife();
    }

    private VerbatimProcess start() {
        server = VerbatimProcess.launch(
                data,
                port,
                "--verbatim.command.operators=" + Person.OPERATOR,
                "--verbatim.proof.every=5s",
                "--verbatim.query.read-patience=20s",
                "--verbatim.realtime.webhooks.allow-private-receivers=true");
        server.url();
        return server;
    }

    @AfterAll
    @SuppressWarnings("SystemOut") // For whoever reads the build's output.
    void end() {
        System.out.println(costs);
        if (server != null) {
            server.close();
        }
        receiver.close();
    }

    @Test
    @Order(1)
    void aProjectionThatIsPausedStandsWhileOthersGoOnAndThenCatchesUp() {
        projections.wish("travel", "pause").expect(202);
        String position =
                projections.awaitState("travel", "paused").path("position").asString();
        talk.requireLife();
        JsonNode paused = projections.await("travel", it -> it.path("lag").asLong() > 3);
        assertThat(paused.path("position").asString()).isEqualTo(position);
        assertThat(projections.of("chat").path("lag").asLong())
                .isLessThan(paused.path("lag").asLong());

        projections.wish("travel", "resume").expect(202);
        projections.awaitCaughtUp();
        talk.requireLife();
    }

    @Test
    @Order(2)
    void aReplayGoesThroughTheWholeLogAndNothingLeavesTheHouseAgain() {
        talk.requireLife();
        int saidBefore = talk.size();
        talk.whileNobodyReads(() -> {
            long begin = System.nanoTime();
            projections.wish("chat", "rebuild").expect(202);
            JsonNode half = projections.await("chat", it -> it.path("progress").asDouble() > 20);
            assertThat(half.path("state").asString()).isEqualTo("replaying");
            assertThat(half.path("lag").asLong()).isPositive();
            assertThat(Long.parseLong(half.path("position").asString()))
                    .isBetween(1L, Long.parseLong(half.path("head").asString()));
            projections.wish("chat", "rebuild").refused(409, "conflict");
            projections.awaitState("chat", "running");
            rate("rebuild of one projection", System.nanoTime() - begin);
        });
        assertThat(talk.size()).as("they talked meanwhile").isGreaterThan(saidBefore);
        talk.requireLife();
        assertNewestPage(longest.lastSeq());
        List<String> due = talk.contents();
        Eventually.isTrue(() -> receiver.deliveries().size() >= due.size());
        assertThat(receiver.deliveries())
                .extracting(Delivered::content)
                .doesNotHaveDuplicates()
                .containsSequence(due);
    }

    private void rate(String what, long nanos) {
        costs.note(what, "%,.0f events/s (%.1f s)".formatted(EVENTS / (nanos / 1e9), nanos / 1e9));
    }

    /** The newest page of now says what was written. */
    private void assertNewestPage(long before) {
        Answer page = grace.api()
                .get("/api/chats/" + longest.id() + "/messages?limit=100&before=" + (before + 1))
                .expect(200);
        assertThat(page.items().reversed().stream()
                        .map(item -> item.path("content").asString()))
                .containsExactlyElementsOf(longest.backFrom(before)
                        .limit(100)
                        .map(WrittenChat.Message::text)
                        .toList());
    }

    @Test
    @Order(3)
    void aCopyIsBuiltBesideComparedSwitchedToAndSwitchedBackAndReadersNoticeNothing() {
        long begin = System.nanoTime();
        projections.wish("chat", "beside/build").expect(202);
        projections.await("chat", it -> it.at("/beside/progress").asDouble() > 20);
        JsonNode ready = projections.awaitBeside("chat", "next");
        rate("copy beside, built and compared", System.nanoTime() - begin);
        assertThat(ready.at("/beside/parity/differences")).isEmpty();
        assertThat(ready.at("/beside/parity/compared").asLong())
                .isGreaterThan(longest.messages().size());
        for (String field : List.of("onlyLive", "onlyBeside", "differing", "unsettled")) {
            assertThat(ready.at("/beside/parity/" + field).asLong()).as(field).isZero();
        }

        projections.wish("chat", "beside/switch").expect(202);
        projections.awaitBeside("chat", "previous");
        talk.requireLife();
        assertNewestPage(longest.lastSeq());
        projections.wish("chat", "beside/switch-back").expect(202);
        projections.awaitBeside("chat", "next");
        talk.requireLife();
        assertNewestPage(longest.lastSeq());
        projections.wish("chat", "beside/discard").expect(202);
        projections.await("chat", it -> it.has("process") && !it.has("beside") && !it.has("besideWish"));
    }
}
