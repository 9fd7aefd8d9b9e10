package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files through a process that is killed. */
class AttachmentKillTest {
    private static final int SIZE = 5 * 1024 * 1024 + 3;

    private final Contract contract = Contract.load();

    @Test
    void whatWasSentIsThereAndWhatWasCutCanBeTriedAgain(@TempDir Path data) throws IOException {
        byte[] film = FileCalls.noise(SIZE);
        Person ada;
        String chat;
        String sent;
        String waiting;
        try (VerbatimProcess first = VerbatimProcess.start(data)) {
            ada = Person.named("ada", first.client(contract));
            chat = ada.group("Engine");
            sent = FileCalls.uploaded(ada, chat, film);
            waiting = FileCalls.uploaded(ada, chat, FileCalls.noise(1_000));
            FileCalls.sends(ada, chat, "", "k1", sent).expect(201);
            cut(ada, chat, first);
        }
        try (VerbatimProcess second = VerbatimProcess.start(data)) {
            Person again = logIn(ada, second);
            assertThat(FileCalls.download(again, chat, sent).body()).isEqualTo(film);
            assertThat(FileCalls.download(again, chat, waiting).statusCode()).isEqualTo(200);
            Call call = FileCalls.upload(again, chat, "cut.bin", "application/octet-stream", film)
                    .header("Idempotency-Key", "cut");
            String whole = call.send().expect(201).string("id");
            FileCalls.sends(again, chat, "whole", "k2", whole).expect(201);
            assertThat(FileCalls.download(again, chat, whole).body()).isEqualTo(film);
        }
    }

    /** An upload that has half arrived when the process is killed. */
    private static void cut(Person ada, String chat, VerbatimProcess server) throws IOException {
        try (Socket socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/chats/" + chat
                                    + "/attachments HTTP/1.1\r\nHost: localhost\r\nIdempotency-Key: cut\r\nAuthorization: Bearer "
                                    + ada.api().token() + "\r\nContent-Length: " + SIZE + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(FileCalls.noise(SIZE / 2));
            socket.getOutputStream().flush();
            server.kill();
        }
    }

    private Person logIn(Person person, VerbatimProcess server) {
        ApiClient client = server.client(contract);
        Answer session = client.post("/api/auth/login", Map.of("email", person.email(), "password", Person.PASSWORD))
                .expect(200);
        return Person.of(session, client);
    }
}
