package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.journey.WebhookReceiver.Delivered;
import chat.verbatim.testservers.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.BsonDocument;
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

    private Path folder;
    private Path data;
    private VerbatimProcess server;
    private Person operator;
    private Person ada;
    private Person grace;
    private Person hopper;
    private Person katherine;
    private LongLog.Written written;
    private WrittenChat longest;
    private OperatedProjections projections;
    private LiveTalk talk;
    private AuditOfLongLog audit;
    private String audited = "";
    private String key;
    private Path kept;
    private Path exported;
    private final Set<String> erased = new HashSet<>();
    private WrittenChat broken;
    private long unreadable;

    @BeforeAll
    @SuppressWarnings("SystemOut") // For whoever reads the build's output.
    void begin(@TempDir Path folder) throws Exception {
        System.out.println("a log of " + EVENTS + " events with seed " + seed);
        this.folder = folder;
        data = folder.resolve("data");
        kept = folder.resolve("kept");
        exported = folder.resolve("log.ndjson");
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
        broken = written.shared().stream()
                .filter(it -> !it.messages(HundredThousandEventsTest::isEdited).isEmpty())
                .findFirst()
                .orElseThrow();
        // What says how a message reads is of interest to time travel, too.
        unreadable = broken.messages(HundredThousandEventsTest::isEdited)
                .getFirst()
                .wordings()
                .lastKey();
        projections = new OperatedProjections(operator);
        costs.seconds("start to ready", this::start);
        talk = new LiveTalk(ada, grace, talked);
        costs.seconds("ready to all projections filled for the first time", () -> {
            projections.awaitCaughtUp();
            return "";
        });
        katherine = Person.named("katherine", api);
        audit = new AuditOfLongLog(katherine, longest);
        key = ada.api().get("/api/proof/key").expect(200).string("key");
        talk.begin();
        talk.requireLife();
    }

    private static boolean isEdited(WrittenChat.Message message) {
        return message.isEdited() && !message.isDeleted();
    }

    private VerbatimProcess start() {
        server = VerbatimProcess.launch(
                data,
                port,
                "--verbatim.command.operators=" + Person.OPERATOR,
                "--verbatim.command.sessions.access-token-life=3h",
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
            assertThat(operatorTypes("reset", "chat").done().output()).contains("reset chat is written down for ");
            JsonNode half = projections.await("chat", it -> it.path("progress").asDouble() > 20);
            assertThat(half.path("state").asString()).isEqualTo("replaying");
            assertThat(half.path("lag").asLong()).isPositive();
            assertThat(Long.parseLong(half.path("position").asString()))
                    .isBetween(1L, Long.parseLong(half.path("head").asString()));
            projections.wish("chat", "rebuild").refused(409, "conflict");
            assertThat(operatorTypes("reset", "chat").refused()).contains("is being rebuilt already");
            assertThat(operatorTypes("list", "chat", "--watch").done().lines())
                    .anyMatch(line -> line.matches("chat of \\S+: replaying, [\\d.]+ %, .*"))
                    .last()
                    .asString()
                    .contains(": running, lag ");
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

    private DevCommand operatorTypes(String... words) {
        return DevCommand.typed(
                Map.of(
                        "VERBATIM_TOKEN",
                        operator.api().token(),
                        "VERBATIM_PORT",
                        Integer.toString(server.url().getPort())),
                Stream.concat(Stream.of("projections"), Stream.of(words)).toArray(String[]::new));
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
                        .map(message -> erased.contains(message.senderId()) ? "" : message.text())
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

    @Test
    @Order(4)
    void theLongChatIsShownAsItWasAndPlayedOnFromThere() {
        PastOfLongChat past = new PastOfLongChat(longest, grace, random);
        costs.note("page of a moment, median", "%.1f ms".formatted(past.compareMoments()));
        past.requireThatTheFutureIsRefused();
        past.playOnFromThen();
        talk.requireLife();
    }

    @Test
    @Order(5)
    void anAuditorFindsAndTakesAlongWhatWasWrittenAndTheMembersSeeIt() throws Exception {
        katherine.api().post("/api/audits", audit.wish()).refused(403, "forbidden");
        operator.api()
                .call("PUT", "/api/admin/auditors/" + katherine.id())
                .send()
                .expect(204);
        audit.refuseWithoutRoleOrReason(ada);
        try (Device device = Device.of(hopper)) {
            audited = audit.open(audit.wish());
            assertThat(device.frames().await("chat_audited").string("chatId")).isEqualTo(longest.id());
        }
        WrittenChat.Message deleted = any(WrittenChat.Message::isDeleted);
        costs.seconds("search for a text that was deleted", () -> {
            audit.find(audited, deleted);
            return "";
        });
        audit.find(audited, any(WrittenChat.Message::isEdited));
        String ofLog = audit.open(audit.wishForLog());
        int events = costs.seconds("export of all events, NDJSON", () -> audit.exportLog(ofLog));
        assertThat(events).isGreaterThan(EVENTS);
        costs.seconds("export of the long chat with texts, NDJSON", () -> {
            audit.exportChat(audited);
            return "";
        });
        costs.seconds("export of its messages, CSV", () -> {
            audit.exportTable(audited);
            return "";
        });
        talk.requireLife();
    }

    private WrittenChat.Message any(Predicate<WrittenChat.Message> condition) {
        List<WrittenChat.Message> all = longest.messages(condition);
        return all.get(random.nextInt(all.size()));
    }

    @Test
    @Order(6)
    void anOperatorIsToldWhereAnyMessageIs() {
        WrittenChat.Message old = any(message -> message.senderId().equals(ada.id()));
        Answer found = whereIs(longest.id() + '_' + old.seq());
        assertThat(found.string("position")).isEqualTo(audit.positionOf(old.seq()));
        assertThat(found.json().path("recipients").findValuesAsString("userId"))
                .containsExactlyInAnyOrder(grace.id(), hopper.id());

        Answer said = ada.says(longest.id(), "What is this one's place?").expect(201);
        assertThat(said.number("seq")).isGreaterThan(longest.lastSeq());
        Eventually.isTrue(() -> whereIs(said.string("id"))
                .json()
                .path("readers")
                .valueStream()
                .allMatch(reader -> reader.path("behind").asLong() == 0));
        Answer now = whereIs(said.string("id"));
        assertThat(now.string("position")).isEqualTo(said.position());
        JsonNode graces = now.json()
                .path("recipients")
                .valueStream()
                .filter(it -> it.path("userId").asString().equals(grace.id()))
                .findFirst()
                .orElseThrow();
        assertThat(graces.path("online").asBoolean()).isTrue();
        assertThat(now.text()).doesNotContain("place?");
        talk.requireLife();
    }

    private Answer whereIs(String messageId) {
        return operator.api()
                .get("/api/admin/messages/" + messageId + "/whereabouts")
                .expect(200);
    }

    @Test
    @Order(7)
    void aMessageIsProvenAndTheLogIsShownToHaveOnlyGrown() throws Exception {
        Answer checkpoint = ada.api().get("/api/proof/checkpoint").expect(200);
        Files.writeString(kept, checkpoint.string("checkpoint"));
        WrittenChat.Message message = any(it -> !it.isDeleted() && !it.isEdited() && audit.isAlone(it.seq()));
        Answer proof = grace.api()
                .get("/api/chats/" + longest.id() + "/messages/" + longest.id() + '_' + message.seq() + "/proof")
                .expect(200);
        Path file = Files.writeString(folder.resolve("proof.json"), proof.text());
        VerifyLogRun run = VerifyLogRun.of("proof", file.toString(), "--key", key);
        assertThat(run.output())
                .contains("PROVEN: at position " + audit.commitOf(message.seq()) + " of ")
                .contains(message.text());
        assertThat(run.status()).isZero();
        Files.writeString(file, proof.text().replace("is to be remembered", "is to be forgotten"));
        assertThat(VerifyLogRun.of("proof", file.toString(), "--key", key).status())
                .isOne();
        talk.requireLife();
        ada.api().get("/api/proof/consistency?from=" + keptSize()).expect(200);
    }

    private String keptSize() throws IOException {
        return Files.readAllLines(kept).get(1);
    }

    @Test
    @Order(8)
    void whoIsErasedLeavesPlaceholdersEverywhereAndACertificate() throws Exception {
        ErasureOfMember erasure = new ErasureOfMember(hopper, grace, longest);
        long begin = System.nanoTime();
        String path = erasure.ask();
        erased.add(hopper.id());
        erasure.requirePlaceholders(random);
        costs.seconds(
                "erasure until 20 pages were seen to have placeholders", Duration.ofNanos(System.nanoTime() - begin));
        JsonNode certificate = erasure.awaitCertificate(path);
        costs.seconds("erasure until the certificate", Duration.ofNanos(System.nanoTime() - begin));
        erasure.requirePlaceholders(random);
        audit.requireNoTextOf(hopper.id(), audited);
        Path file = Files.writeString(folder.resolve("certificate.json"), certificate.toString());
        assertThat(VerifyLogRun.of("certificate", file.toString(), "--key", key).output())
                .contains("CERTIFIED: at position");
        talk.requireLife();
    }

    @Test
    @Order(9)
    void theWholeLogIsIntactWithAllThatHappenedMeanwhileAndADamagedEventIsNamed() throws Exception {
        talk.rest();
        server.end();
        new WhatIfOfLongLog(data, longest, costs).ask();
        try (StoreProcess store = new StoreProcess(data)) {
            VerifyLogRun intact =
                    costs.seconds("verification of all events, at the store", () -> verify("--uri", store.uri()));
            assertThat(intact.output()).contains("INTACT").contains("all signed with the given key");
            assertThat(intact.status()).isZero();
            VerifyLogRun.export(store, exported);
            requireTheAuditorsHashes();
            long commit = DamagedEvent.make(store, broken.id(), unreadable);
            VerifyLogRun damaged = verify("--uri", store.uri());
            assertThat(damaged.output())
                    .contains("CHANGED at position " + commit + ":")
                    .contains("NOT INTACT: 1 findings");
        } finally {
            start();
        }
        talk.begin();
        talk.requireLife();
    }

    private VerifyLogRun verify(String kind, String where) throws Exception {
        return VerifyLogRun.of(kind, where, "--checkpoint", kept.toString(), "--key", key);
    }

    private void requireTheAuditorsHashes() throws IOException {
        try (Stream<String> lines = Files.lines(exported)) {
            assertThat(lines.limit(audit.hashes().size())
                            .map(BsonDocument::parse)
                            .map(commit -> HexFormat.of()
                                    .formatHex(commit.getBinary("h").getData())))
                    .containsExactlyElementsOf(audit.hashes().values());
        }
    }

    @Test
    @Order(10)
    void oneChangedRemovedInsertedOrSwappedEventIsFoundAndNamed() throws Exception {
        TamperedExport export = new TamperedExport(folder, exported, random);
        costs.note("commits of the log", "%,d".formatted(export.commits()));
        costs.seconds("verification of all events, from a file", () -> {
            assertThat(verify("--export", exported.toString()).output())
                    .contains("INTACT")
                    .doesNotContain("NOT");
            return "";
        });
        requireFound(export.changed());
        requireFound(export.removed());
        requireFound(export.inserted());
        requireFound(export.swapped());
        ada.api().get("/api/proof/consistency?from=" + keptSize()).expect(200);
        talk.requireLife();
    }

    private void requireFound(TamperedExport.Made tampered) throws Exception {
        VerifyLogRun run = verify("--export", tampered.file().toString());
        assertThat(run.output())
                .as("seed %s", seed)
                .contains(tampered.finding())
                .contains("NOT INTACT");
        assertThat(run.status()).isOne();
    }

    @Test
    @Order(11)
    void anUnreadableEventStopsOnlyWhatNeedsItAndBecomesADeadLetter() throws Exception {
        ada.says(broken.id(), "four").refused(503, "unavailable");
        projections.wish("travel", "rebuild").expect(202);
        JsonNode failure = projections.awaitState("travel", "failed").path("failure");
        assertThat(failure.at("/event/stream").asString()).isEqualTo(broken.id());
        assertThat(failure.at("/event/seq").asLong()).isEqualTo(unreadable);
        assertThat(failure.toString()).doesNotContain("remembered");
        talk.requireLife();
        assertNewestPage(longest.lastSeq() / 3);

        String position = failure.path("position").asString();
        projections.wish("travel", "dead-letters/" + position).expect(202);
        projections.await(
                "travel",
                it -> it.path("state").asString().equals("running")
                        && it.path("leftOut").asInt() == 1);
        JsonNode letter = operator.api()
                .get("/api/admin/dead-letters")
                .expect(200)
                .items()
                .getFirst();
        assertThat(letter.path("by").asString()).isEqualTo(operator.id());
        assertThat(grace.api()
                        .get("/api/chats/" + longest.id() + "/as-of?seq=1")
                        .expect(200)
                        .number("seq"))
                .isOne();
        talk.requireLife();
        talk.rest();
    }
}
