package chat.verbatim.node.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.user.UserEvent.UserErased;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.eventstore.PayloadTransformer;
import chat.verbatim.eventstore.PayloadTransformer.Context;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is stored of events, by two processes with one store. */
class SealedPayloadsTest {
    private static final String TEXT = "Grüße aus Ångström, \\\"zitiert\\\" 🎉";
    private static final Context SENT = new Context("e1", MessageSent.class.getName(), "chat", 1);
    private static final String PAYLOAD = "{\"chatId\":\"chat\",\"senderId\":\"ada\",\"content\":\"" + TEXT
            + "\",\"idempotencyKey\":\"k\",\"replyToSeq\":9007199254740993,\"attachments\":[{\"id\":\"f\",\"name\":\"plan.pdf\",\"type\":\"application/pdf\",\"size\":5}]}";

    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client = MongoClients.create(
            "mongodb://127.0.0.1:" + bound(server).getLocalAddress().getPort());
    private final MongoDatabase database = client.getDatabase("verbatim");
    private final String masterKey = MasterKey.random();
    private final PersonalKeys keys = keys();
    private final SealedPayloads here = new SealedPayloads(keys);

    private static MongoServer bound(MongoServer server) {
        server.bind("127.0.0.1", 0);
        return server;
    }

    private PersonalKeys keys() {
        return new PersonalKeys(database, MasterKey.aead(masterKey), 100, Clock.systemUTC());
    }

    private SealedPayloads anotherProcess() {
        return new SealedPayloads(keys());
    }

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void whatIsStoredHasNoTextAndReadsAsItWasInEveryProcess() {
        String stored = here.toStored(SENT, PAYLOAD);
        assertThat(stored).doesNotContain("ngstr").doesNotContain("plan.pdf").contains("\"id\":\"f\"");
        assertThat(json(here.fromStored(SENT, stored))).isEqualTo(json(PAYLOAD));
        assertThat(json(anotherProcess().fromStored(SENT, stored))).isEqualTo(json(PAYLOAD));
        assertThat(here.toStored(SENT, PAYLOAD)).as("chance is in it").isNotEqualTo(stored);
    }

    @Test
    void theDigestProvesTheText() throws Exception {
        String stored = here.toStored(SENT, PAYLOAD);
        String opening = Objects.requireNonNull(here.opening(SENT, stored));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(opening.getBytes(StandardCharsets.UTF_8));
        assertThat(json(stored).at("/sealed/digest").asString())
                .isEqualTo(Base64.getEncoder().encodeToString(digest));
        assertThat(json(opening).path("content").asString())
                .isEqualTo(json(PAYLOAD).path("content").asString());
        keys.shred("ada");
        assertThat(here.opening(SENT, stored)).isNull();
    }

    @Test
    void onceTheKeyIsShreddedNobodyReadsItAndNobodyWritesAnother() {
        String stored = here.toStored(SENT, PAYLOAD);
        SealedPayloads other = anotherProcess();
        assertThat(other.fromStored(SENT, stored)).contains("plan.pdf");

        keys.shred("ada");

        JsonNode read = json(here.fromStored(SENT, stored));
        assertThat(read.path("content").asString()).isEmpty();
        assertThat(read.at("/attachments/0/name").asString()).isEmpty();
        assertThat(read.at("/attachments/0/id").asString()).isEqualTo("f");
        assertThat(read.path("senderId").asString()).isEqualTo("ada");
        assertThatThrownBy(() -> here.toStored(SENT, PAYLOAD)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> anotherProcess().toStored(SENT, PAYLOAD)).isInstanceOf(RefusedException.class);
        keys.shred("ada");

        other.fromStored(
                new Context("e9", UserErased.class.getName(), "ada", 2), "{\"userId\":\"ada\",\"actorId\":\"ada\"}");
        assertThat(json(other.fromStored(SENT, stored)).path("content").asString())
                .as("in a process that had the key, once it has read of the erasure")
                .isEmpty();
    }

    @Test
    void whoIsErasedBeforeTheyWroteAnythingNeverGetsAKey() {
        keys.shred("ada");
        assertThatThrownBy(() -> anotherProcess().toStored(SENT, PAYLOAD)).isInstanceOf(RefusedException.class);
    }

    @Test
    void whatIsFromBeforeThereWereKeysIsReadUntilItsAuthorIsErased() {
        assertThat(here.fromStored(SENT, PAYLOAD)).isEqualTo(PAYLOAD);
        keys.shred("ada");
        assertThat(here.fromStored(SENT, PAYLOAD)).doesNotContain("ngstr").doesNotContain("plan.pdf");
    }

    @Test
    void aKeyThatAnotherProcessMadeSinceIsFound() {
        PersonalKeys there = keys();
        assertThat(there.isErased("ada")).isFalse();
        String stored = here.toStored(SENT, PAYLOAD);
        assertThat(json(new SealedPayloads(there).fromStored(SENT, stored))).isEqualTo(json(PAYLOAD));
    }

    @Test
    void aLostKeyHidesItsTextsAndNothingElse() {
        String hers = here.toStored(SENT, PAYLOAD);
        database.getCollection(PersonalKeys.COLLECTION).deleteMany(new Document("_id", "ada"));
        SealedPayloads later = anotherProcess();
        assertThat(json(later.fromStored(SENT, hers)).path("content").asString())
                .isEmpty();
        String again = later.toStored(SENT, PAYLOAD);
        assertThat(json(later.fromStored(SENT, again))).isEqualTo(json(PAYLOAD));
        assertThat(json(later.fromStored(SENT, hers)).path("content").asString())
                .as("sealed with the lost key")
                .isEmpty();
    }

    @Test
    void whatWasSealedForOneEventOpensAsNoOther() {
        String stored = here.toStored(SENT, PAYLOAD);
        Context another = new Context("e2", SENT.payloadType(), "chat", 2);
        assertThat(json(here.fromStored(another, stored)).path("content").asString())
                .isEmpty();
    }

    @Test
    void namesAndProfilesAreSealedAndNamesOfGroupsAreNot() {
        Context registered = new Context("e3", UserRegistered.class.getName(), "ada", 0);
        String user =
                "{\"userId\":\"ada\",\"username\":\"ada-l\",\"profile\":{\"displayName\":\"Ada\",\"about\":\"Engines\",\"avatarUrl\":null}}";
        String stored = here.toStored(registered, user);
        assertThat(stored).doesNotContain("ada-l").doesNotContain("Engines").contains("Deleted user");
        assertThat(json(anotherProcess().fromStored(registered, stored))).isEqualTo(json(user));

        Context renamed = new Context("e4", ChatRenamed.class.getName(), "chat", 2);
        String group = "{\"chatId\":\"chat\",\"actorId\":\"ada\",\"name\":\"Engine\"}";
        assertThat(here.toStored(renamed, group)).isEqualTo(group);
    }

    @Test
    void anotherMasterKeyIsNoticedAtTheStart() {
        keys.requireRightMaster();
        keys().requireRightMaster();
        PersonalKeys wrong = new PersonalKeys(database, MasterKey.aead(MasterKey.random()), 100, Clock.systemUTC());
        assertThatThrownBy(wrong::requireRightMaster).hasMessageContaining("another master key");
    }

    @Test
    void aProcessWithoutAMasterKeyDoesNotStartBesideKeysAndReadsNoEmptyTexts() {
        PersonalKeySettings none = new PersonalKeySettings(null, null, 100);
        PayloadTransformer keyless = PersonalSeals.of(database, none).payloads();
        assertThat(keyless.fromStored(SENT, keyless.toStored(SENT, PAYLOAD))).isEqualTo(PAYLOAD);
        String stored = here.toStored(SENT, PAYLOAD);
        assertThatThrownBy(() -> keyless.fromStored(SENT, stored))
                .hasMessageContaining("verbatim.personal-keys.master");
        keys.requireRightMaster();
        assertThatThrownBy(() -> PersonalSeals.of(database, none))
                .hasMessageContaining("verbatim.personal-keys.master");
    }

    @Test
    void aSnapshotOfSomebodyErasedIsStoredWithoutTheirProfile() {
        Context snapshot = new Context("s1", "chat.verbatim.command.user.User", "ada", 7);
        String user =
                "{\"userId\":\"ada\",\"profile\":{\"displayName\":\"Ada\",\"about\":null,\"avatarUrl\":null},\"lastSeq\":7}";
        String stored = here.toStored(snapshot, user);
        assertThat(stored).doesNotContain("\"Ada\"");
        assertThat(json(here.fromStored(snapshot, stored))).isEqualTo(json(user));
        keys.shred("ada");
        assertThat(here.fromStored(snapshot, stored)).contains("Deleted user");
        assertThat(here.toStored(snapshot, user)).contains("Deleted user").doesNotContain("\"Ada\"");
    }

    @Test
    void textsOfReadModelsAreSealedTheSameWay() {
        SealedTexts texts = new SealedTexts(keys);
        String stored = texts.seal("ada", "Engines");
        assertThat(stored).doesNotContain("Engines");
        assertThat(new SealedTexts(keys()).open("ada", stored)).contains("Engines");
        assertThat(texts.open("grace", stored)).isEmpty();
        assertThat(texts.open("ada", "from before")).contains("from before");
        texts.shred("ada");
        assertThat(texts.open("ada", stored)).isEmpty();
        assertThat(texts.open("ada", "from before")).isEmpty();
        assertThat(texts.seal("ada", "Engines")).isEmpty();
    }
}
