package chat.verbatim.standalone.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** What people do with pictures of themselves. */
final class AvatarCalls {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String OWN = "/api/users/me/avatar";

    private AvatarCalls() {}

    static Call put(Person person, byte[] picture) {
        return put(person, picture, "image/png");
    }

    static Call put(Person person, byte[] picture, String type) {
        return person.api().call("PUT", OWN).raw(picture, type);
    }

    static Call remove(Person person) {
        return person.api().call("DELETE", OWN);
    }

    /** The id under which the person's new picture is shown. */
    static String shown(Person person, byte[] picture) {
        return put(person, picture).send().expect(200).string("profile.avatarId");
    }

    /** @param headers name, value, name, value, ... */
    static HttpResponse<byte[]> download(Person person, String avatarId, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        person.api().server().resolve("/api/avatars/" + avatarId))
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
