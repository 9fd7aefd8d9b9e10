package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code docs/operations.md} for one process, run as they stand there. */
class BackupTest {
    private final Contract contract = Contract.load();
    private final Path folder;

    BackupTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatWasBackedUpIsThereAfterTheRestore() {
        Person ada;
        String chat;
        Answer said;
        try (VerbatimProcess first = VerbatimProcess.start(folder.resolve("data"))) {
            ada = Person.named("ada", first.client(contract));
            chat = ada.chatWith(Person.named("grace", first.client(contract)));
            said = ada.says(chat, "before the backup").expect(201);
            first.end();
        }
        run("backup", folder.resolve("data"));
        run("restore", folder.resolve("restored"));

        try (VerbatimProcess second = VerbatimProcess.start(folder.resolve("restored"))) {
            Answer session = second.client(contract)
                    .post("/api/auth/login", Map.of("email", ada.email(), "password", Person.PASSWORD))
                    .expect(200);
            Answer history = Person.of(session, second.client(contract))
                    .sees("/api/chats/" + chat + "/messages", said.position())
                    .expect(200);
            assertThat(history.json().path("items")).hasSize(1);
            assertThat(history.json().path("items").get(0).path("id").asString())
                    .isEqualTo(said.string("id"));
        }
    }

    private void run(String name, Path data) {
        HandbookShell.runAll(
                HandbookShell.page("operations.md"),
                "bash " + name,
                folder,
                Map.of(
                        "VERBATIM_DATA", data.toString(),
                        "BACKUP", folder.resolve("verbatim.tar.gz").toString()));
    }
}
