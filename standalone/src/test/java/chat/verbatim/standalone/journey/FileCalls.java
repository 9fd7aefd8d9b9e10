package chat.verbatim.standalone.journey;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.springframework.web.util.UriUtils;

/** What people do with files. */
final class FileCalls {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private FileCalls() {}

    static byte[] picture(int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static Call upload(Person person, String chatId, String name, String type, byte[] bytes) {
        return person.api()
                .call("POST", "/api/chats/" + chatId + "/attachments")
                .header("Verbatim-File-Name", UriUtils.encode(name, StandardCharsets.UTF_8))
                .raw(bytes, type);
    }

    /** The id of an uploaded file. */
    static String uploaded(Person person, String chatId, byte[] bytes) {
        return upload(person, chatId, "notes.bin", "application/octet-stream", bytes)
                .send()
                .expect(201)
                .string("id");
    }

    static Answer sends(Person person, String chatId, String content, String key, String... ids) {
        return person.api()
                .call("POST", "/api/chats/" + chatId + "/messages")
                .header("Idempotency-Key", key)
                .json(
                        content.isEmpty()
                                ? Map.of("attachments", List.of(ids))
                                : Map.of("content", content, "attachments", List.of(ids)))
                .send();
    }

    /** @param headers name, value, name, value, ... */
    static HttpResponse<byte[]> download(Person person, String chatId, String id, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        person.api().server().resolve("/api/chats/" + chatId + "/attachments/" + id))
                .header("Authorization", "Bearer " + person.api().token());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
