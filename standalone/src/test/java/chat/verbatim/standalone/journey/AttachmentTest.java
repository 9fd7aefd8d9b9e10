package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Uploads;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ApplicationContext;

/** FileCalls beside messages, from the upload to the end of their message. */
@ExtendWith(RunningVerbatim.class)
class AttachmentTest {
    private static final int CHUNK = AttachmentBytes.CHUNK;
    private static final int LARGEST = 25 * 1024 * 1024;

    private final Person ada;
    private final Person grace;
    private final Person mallory;
    private final String chat;
    private final ApplicationContext application;

    AttachmentTest(ApiClient anonymous, ApplicationContext application) {
        this.application = application;
        ada = Person.named("ada", anonymous);
        grace = Person.named("grace", anonymous);
        mallory = Person.named("mallory", anonymous);
        chat = ada.group("Engine", grace);
    }

    @Test
    void aPictureReachesTheOthersWithItsSizeOnTheScreen() {
        byte[] picture = FileCalls.picture(320, 200);
        Answer file = FileCalls.upload(ada, chat, "C:\\notes\\Größe ✓.png", "image/png", picture)
                .send()
                .expect(201);
        assertThat(file.json().toString())
                .isEqualTo(
                        "{\"id\":\"%s\",\"name\":\"Größe ✓.png\",\"type\":\"image/png\",\"size\":%d,\"width\":320,\"height\":200}"
                                .formatted(file.string("id"), picture.length));

        Answer said = FileCalls.sends(ada, chat, "", "k1", file.string("id")).expect(201);
        assertThat(said.at("attachments").get(0)).isEqualTo(file.json());
        Answer history = grace.history(chat, "", said.position());
        assertThat(history.items().getLast().path("attachments").get(0)).isEqualTo(file.json());
        assertThat(grace.sees("/api/chats/" + chat, said.position())
                        .at("lastMessage.attachments")
                        .get(0))
                .isEqualTo(file.json());

        HttpResponse<byte[]> got = FileCalls.download(grace, chat, file.string("id"));
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(picture);
        assertThat(headers(got))
                .containsEntry("content-type", "image/png")
                .containsEntry("content-length", "" + picture.length)
                .containsEntry("cache-control", "private, no-cache")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("content-security-policy", "sandbox; default-src 'none'")
                .containsEntry(
                        "content-disposition",
                        "inline; filename=\"Gr__e _.png\"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%E2%9C%93.png");
        String tag = got.headers().firstValue("ETag").orElseThrow();
        assertThat(FileCalls.download(grace, chat, file.string("id"), "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }

    @Test
    void anyPartOfAFileCanBeHadAlone() {
        byte[] noise = FileCalls.noise(3 * CHUNK + 17);
        String id = FileCalls.uploaded(ada, chat, noise);
        FileCalls.sends(ada, chat, "noise", "k1", id).expect(201);

        assertThat(part(id, "bytes=0-9", 206)).isEqualTo(Arrays.copyOf(noise, 10));
        assertThat(part(id, "bytes=" + (CHUNK - 2) + "-" + (2 * CHUNK + 1), 206))
                .isEqualTo(Arrays.copyOfRange(noise, CHUNK - 2, 2 * CHUNK + 2));
        assertThat(part(id, "bytes=-5", 206)).isEqualTo(Arrays.copyOfRange(noise, noise.length - 5, noise.length));
        assertThat(part(id, "bytes=" + (noise.length - 1) + "-", 206))
                .isEqualTo(Arrays.copyOfRange(noise, noise.length - 1, noise.length));
        assertThat(part(id, "bytes=0-1,5-6", 200)).isEqualTo(noise);
        HttpResponse<byte[]> beyond = FileCalls.download(grace, chat, id, "Range", "bytes=" + noise.length + "-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */" + noise.length);
    }

    private byte[] part(String id, String range, int status) {
        HttpResponse<byte[]> got = FileCalls.download(grace, chat, id, "Range", range);
        assertThat(got.statusCode()).as(range).isEqualTo(status);
        return got.body();
    }

    @Test
    void whoIsNotInTheChatGetsNothing() {
        String id = FileCalls.uploaded(ada, chat, FileCalls.noise(100));
        assertThat(FileCalls.download(ada, chat, id).statusCode())
                .as("its uploader")
                .isEqualTo(200);
        assertThat(FileCalls.download(grace, chat, id).statusCode())
                .as("not sent yet")
                .isEqualTo(404);
        FileCalls.upload(mallory, chat, "x", "text/plain", new byte[1]).send().refused(404, "chat-not-found");

        FileCalls.sends(ada, chat, "", "k1", id).expect(201);
        assertThat(FileCalls.download(grace, chat, id).statusCode()).isEqualTo(200);
        assertThat(FileCalls.download(mallory, chat, id).statusCode()).isEqualTo(404);
        String other = grace.group("Other");
        assertThat(FileCalls.download(grace, other, id).statusCode())
                .as("another chat")
                .isEqualTo(404);

        ada.api().delete("/api/chats/" + chat + "/participants/" + grace.id()).expect(204);
        assertThat(FileCalls.download(grace, chat, id).statusCode())
                .as("removed")
                .isEqualTo(404);
    }

    @Test
    void aFileIsSentOnceAndByItsUploaderAlone() {
        String id = FileCalls.uploaded(ada, chat, FileCalls.noise(100));
        String elsewhere = ada.group("Other");
        FileCalls.sends(grace, chat, "mine", "k1", id).invalid("attachments");
        FileCalls.sends(ada, elsewhere, "here", "k1", id).invalid("attachments");
        FileCalls.sends(ada, chat, "", "k0", "0123456789abcdef0123456789abcdef").invalid("attachments");
        FileCalls.sends(ada, chat, "twice", "k1", id, id).invalid("attachments");
        FileCalls.sends(ada, chat, "", "k0").invalid("content");

        Answer said = FileCalls.sends(ada, chat, "here", "k1", id).expect(201);
        assertThat(FileCalls.sends(ada, chat, "here", "k1", id).expect(200).string("id"))
                .isEqualTo(said.string("id"));
        FileCalls.sends(ada, chat, "again", "k2", id).invalid("attachments");
    }

    @Test
    void anUploadThatIsRepeatedIsTheSame() {
        Call call = FileCalls.upload(ada, chat, "a.txt", "text/plain", FileCalls.noise(CHUNK + 1));
        Answer first = call.header("Idempotency-Key", "u1").send().expect(201);
        assertThat(call.send().expect(200).json()).isEqualTo(first.json());
    }

    @Test
    void whatIsTooLargeOrNoFileToTakeIsRefusedWithTheReason() {
        Answer tooLarge = FileCalls.upload(ada, chat, "film.mp4", "video/mp4", new byte[LARGEST + 1])
                .send()
                .refused(413, "payload-too-large");
        assertThat(tooLarge.string("detail")).contains("26214400");
        FileCalls.upload(ada, chat, "game.EXE", "image/png", FileCalls.noise(10))
                .send()
                .refused(415, "unsupported-media-type");
        FileCalls.upload(ada, chat, "game.png", "image/png", "MZ and so on".getBytes(StandardCharsets.UTF_8))
                .send()
                .refused(415, "unsupported-media-type");
        FileCalls.upload(ada, chat, "form", "multipart/form-data; boundary=x", FileCalls.noise(10))
                .send()
                .refused(415, "unsupported-media-type");
        FileCalls.upload(ada, chat, "nothing", "text/plain", new byte[0]).send().expect(400);
        FileCalls.upload(ada, chat, "x", "text/plain", new byte[1])
                .header("Verbatim-File-Name", "%ff")
                .send()
                .expect(400);
        assertThat(application.getBean(Uploads.class).of(ada.id())).isEmpty();
    }

    @Test
    void aPageThatIsCalledAPictureIsNotShown() {
        byte[] page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        Answer file =
                FileCalls.upload(ada, chat, "a.png", "image/png", page).send().expect(201);
        assertThat(file.string("type")).isEqualTo("application/octet-stream");
        Answer html =
                FileCalls.upload(ada, chat, "a.html", "text/html", page).send().expect(201);
        for (Answer one : List.of(file, html)) {
            assertThat(headers(FileCalls.download(ada, chat, one.string("id"))))
                    .containsEntry("content-type", "application/octet-stream")
                    .hasEntrySatisfying(
                            "content-disposition", it -> assertThat(it).startsWith("attachment; "));
        }
    }

    @Test
    void aFileIsGoneWithItsMessage() {
        String id = FileCalls.uploaded(ada, chat, FileCalls.noise(2 * CHUNK));
        Answer said = FileCalls.sends(ada, chat, "oops", "k1", id).expect(201);
        String message = "/api/chats/" + chat + "/messages/" + said.string("id");
        Answer edited = ada.api().patch(message, Map.of("content", "sorry")).expect(200);
        assertThat(edited.at("attachments").size()).isEqualTo(1);

        Answer deleted = ada.api().delete(message).expect(200);
        assertThat(deleted.json().has("attachments")).isFalse();
        assertThat(FileCalls.download(ada, chat, id).statusCode()).isEqualTo(404);
        assertThat(application.getBean(AttachmentBytes.class).get(id, 0)).isEmpty();
        assertThat(application.getBean(AttachmentBytes.class).get(id, 1)).isEmpty();
    }

    @Test
    void anUploadThatIsCutLeavesNothing() throws IOException {
        Uploads uploads = application.getBean(Uploads.class);
        String id;
        try (Socket socket =
                new Socket(ada.api().server().getHost(), ada.api().server().getPort())) {
            socket.getOutputStream()
                    .write(("POST /api/chats/" + chat
                                    + "/attachments HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                    + ada.api().token() + "\r\nContent-Length: " + 4 * CHUNK + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(FileCalls.noise(2 * CHUNK));
            socket.getOutputStream().flush();
            Eventually.isTrue(() -> !uploads.of(ada.id()).isEmpty());
            id = uploads.of(ada.id()).getFirst().id();
        }
        Eventually.isTrue(() -> uploads.of(ada.id()).isEmpty());
        assertThat(application.getBean(AttachmentBytes.class).get(id, 0)).isEmpty();
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getFirst()));
    }
}
