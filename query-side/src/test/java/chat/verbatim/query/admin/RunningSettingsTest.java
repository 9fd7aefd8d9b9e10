package chat.verbatim.query.admin;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.SettingInForce;
import chat.verbatim.node.admin.StoredProcessSettings;
import chat.verbatim.node.admin.StoredProcessStatuses;
import chat.verbatim.query.admin.RunningSettings.Setting;
import chat.verbatim.query.admin.RunningSettings.Value;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What several processes run with, by a real server of MongoDB's protocol. */
class RunningSettingsTest {
    private static final String BATCH = "verbatim.query.batch-size";
    private static final String SECRET = "verbatim.node.secret";

    private final MongoServer mongo = new MongoServer(new MemoryBackend());
    private final MongoClient client =
            MongoClients.create("mongodb://localhost:" + mongo.bind().getPort());
    private final MongoDatabase database = client.getDatabase("verbatim");
    private final ProcessStatuses statuses = new StoredProcessStatuses(database, Clock.systemUTC());
    private final ProcessSettings settings = new StoredProcessSettings(database);
    private final RunningSettings running =
            new RunningSettings(statuses, settings, Map.of(BATCH, new SettingMeaning("how many", "1000")));

    @AfterEach
    void close() {
        client.close();
        mongo.shutdownNow();
    }

    private void isThere(String process) {
        Instant now = Instant.now();
        statuses.publish(new ProcessStatus(
                process,
                process.substring(0, process.indexOf('@')),
                "1",
                now,
                now,
                "UP",
                List.of(),
                new ProcessStatus.Figures(1, 1, null, 0, null, null, null, null, null, null, null, null),
                List.of()));
    }

    private void says(String process, SettingInForce... held) {
        isThere(process);
        settings.publish(process, List.of(held));
    }

    private static SettingInForce batch(@Nullable String value, String source) {
        return new SettingInForce(BATCH, value, false, source);
    }

    @Test
    void whatAllRunWithStandsOnceWithItsMeaning() {
        says("query-side@a", batch("1000", "default"));
        says("query-side@b", batch("1000", "default"));

        assertThat(running.read())
                .containsExactly(new Setting(
                        BATCH,
                        "how many",
                        "1000",
                        null,
                        List.of(new Value("1000", null, "default", List.of("query-side@a", "query-side@b")))));
    }

    @Test
    void whatDiffersBetweenProcessesOfARoleIsMarked() {
        says("query-side@a", batch("1000", "default"));
        says("query-side@b", batch("250", "environment"));

        Setting setting = running.read().getFirst();

        assertThat(setting.differs()).isTrue();
        assertThat(setting.values())
                .containsExactly(
                        new Value("1000", null, "default", List.of("query-side@a")),
                        new Value("250", null, "environment", List.of("query-side@b")));
    }

    @Test
    void whatDiffersBetweenRolesOrOnlyByItsSourceIsNotMarked() {
        says("query-side@a", batch("1000", "default"));
        says("query-side@b", batch("1000", "environment"));
        says("standalone@c", batch("250", "file"));

        Setting setting = running.read().getFirst();

        assertThat(setting.differs()).isNull();
        assertThat(setting.values()).hasSize(3);
    }

    @Test
    void aSecretThatOneProcessLacksDiffers() {
        says("query-side@a", new SettingInForce(SECRET, null, true, "file"));
        says("query-side@b", new SettingInForce(SECRET, null, false, "default"));

        Setting setting = running.read().getFirst();

        assertThat(setting.meaning()).isNull();
        assertThat(setting.differs()).isTrue();
        assertThat(setting.values())
                .containsExactly(
                        new Value(null, null, "default", List.of("query-side@b")),
                        new Value(null, true, "file", List.of("query-side@a")));
    }

    @Test
    void whoIsGoneIsForgotten() {
        settings.publish("query-side@gone", List.of(batch("1", "default")));
        isThere("query-side@a");

        assertThat(running.read()).isEmpty();
        assertThat(settings.all()).isEmpty();
    }

    @Test
    void theMeaningOfEachSettingIsReadFromWhereTheCompilerPutIt() {
        assertThat(SettingMeaning.all()).hasEntrySatisfying(BATCH, setting -> {
            assertThat(setting.fallback()).isEqualTo("1000");
            assertThat(setting.meaning()).startsWith("most events");
        });
    }
}
