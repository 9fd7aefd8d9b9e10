package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Uploads;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ApplicationContext;

/** Pictures of people, from the upload to the next one. */
@ExtendWith(RunningVerbatim.class)
class AvatarTest {
    private static final int LARGEST = 256 * 1024;

    private final ApiClient anonymous;
    private final Person ada;
    private final Person grace;
    private final ApplicationContext application;

    AvatarTest(ApiClient anonymous, ApplicationContext application) {
        this.anonymous = anonymous;
        this.application = application;
        ada = Person.named("ada", anonymous);
        grace = Person.named("grace", anonymous);
    }

    @Test
    void aPictureIsShownToEverybodyWhoIsLoggedInAndMayBeKeptForEver() {
        byte[] picture = FileCalls.picture(256, 256);
        Answer changed = AvatarCalls.put(ada, picture).send().expect(200);
        String avatar = changed.string("profile.avatarId");

        assertThat(grace.sees("/api/users/" + ada.id(), changed.position()).string("profile.avatarId"))
                .isEqualTo(avatar);
        HttpResponse<byte[]> got = AvatarCalls.download(grace, avatar);
        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(picture);
        assertThat(header(got, "content-type")).isEqualTo("image/png");
        assertThat(header(got, "cache-control")).isEqualTo("private, max-age=31536000, immutable");
        assertThat(header(got, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(got, "content-security-policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(header(got, "cross-origin-resource-policy")).isEqualTo("same-origin");
        assertThat(header(got, "content-disposition")).isEqualTo("inline; filename=\"avatar.png\"");
        assertThat(AvatarCalls.download(grace, avatar, "If-None-Match", header(got, "etag"))
                        .statusCode())
                .isEqualTo(304);
        anonymous.get("/api/avatars/" + avatar).refused(401, "unauthenticated");
        anonymous
                .call("PUT", "/api/users/me/avatar")
                .raw(picture, "image/png")
                .send()
                .expect(401);
    }

    @Test
    void contactsHearOfThePictureAndOfItsEnd() {
        ada.chatWith(grace);
        try (Device graces = Device.of(grace)) {
            String avatar = AvatarCalls.shown(ada, FileCalls.picture(8, 8));
            graces.frames().await("user_updated", frame -> frame.data()
                    .path("profile")
                    .path("avatarId")
                    .asString("")
                    .equals(avatar));
            AvatarCalls.remove(ada).send().expect(200);
            graces.frames().await("user_updated", frame -> !frame.data()
                    .path("profile")
                    .has("avatarId"));
        }
    }

    @Test
    void aPictureThatWasReplacedOrRemovedIsGone() {
        String first = AvatarCalls.shown(ada, FileCalls.picture(8, 8));
        Answer replaced = AvatarCalls.put(ada, FileCalls.picture(8, 8)).send().expect(200);
        String second = replaced.string("profile.avatarId");
        assertThat(second).isNotEqualTo(first);
        grace.sees("/api/users/" + ada.id(), replaced.position()).expect(200);
        assertThat(AvatarCalls.download(grace, first).statusCode()).isEqualTo(404);
        assertThat(AvatarCalls.download(grace, second).statusCode()).isEqualTo(200);

        Answer removed = AvatarCalls.remove(ada).send().expect(200);
        assertThat(removed.at("profile").has("avatarId")).isFalse();
        grace.sees("/api/users/" + ada.id(), removed.position()).expect(200);
        assertThat(AvatarCalls.download(grace, second).statusCode()).isEqualTo(404);
        AttachmentBytes bytes = application.getBean(AttachmentBytes.class);
        assertThat(bytes.get(first, 0)).isEmpty();
        assertThat(bytes.get(second, 0)).isEmpty();
        assertThat(application.getBean(Uploads.class).of(ada.id())).isEmpty();
        AvatarCalls.remove(ada).send().expect(200);
    }

    @Test
    void whatIsNoSmallPictureIsRefusedWithTheReasonAndNothingIsKept() {
        String kept = AvatarCalls.shown(ada, FileCalls.picture(8, 8));
        byte[] picture = FileCalls.picture(64, 64);
        for (String text : List.of(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "GIF89a",
                "<html><script>alert(1)</script></html>")) {
            AvatarCalls.put(ada, text.getBytes(StandardCharsets.UTF_8), "image/png")
                    .send()
                    .refused(415, "unsupported-media-type");
        }
        Answer tooLarge =
                AvatarCalls.put(ada, Arrays.copyOf(picture, LARGEST + 1)).send().refused(413, "payload-too-large");
        assertThat(tooLarge.string("detail")).contains("262144");
        AvatarCalls.put(ada, FileCalls.picture(2049, 1)).send().invalid("body");
        AvatarCalls.put(ada, FileCalls.picture(1, 2049)).send().invalid("body");
        AvatarCalls.put(ada, Arrays.copyOf(picture, picture.length - 9)).send().invalid("body");
        AvatarCalls.put(ada, new byte[0]).send().invalid("body");

        assertThat(ada.api().get("/api/users/me").string("profile.avatarId")).isEqualTo(kept);
        assertThat(application.getBean(Uploads.class).of(ada.id())).isEmpty();
    }

    @Test
    void theBytesDecideAndNotWhatTheUploaderSays() {
        String avatar = AvatarCalls.put(ada, FileCalls.picture(8, 8), "text/html")
                .send()
                .expect(200)
                .string("profile.avatarId");
        assertThat(header(AvatarCalls.download(grace, avatar), "content-type")).isEqualTo("image/png");
    }

    @Test
    void aFileOfAChatIsNoAvatarAndAnAvatarIsNoFile() {
        String chat = ada.group("Secrets");
        String file = FileCalls.uploaded(ada, chat, FileCalls.picture(8, 8));
        FileCalls.sends(ada, chat, "", "k1", file).expect(201);
        assertThat(AvatarCalls.download(grace, file).statusCode()).isEqualTo(404);
        assertThat(AvatarCalls.download(ada, "av" + file).statusCode()).isEqualTo(404);

        String avatar = AvatarCalls.shown(ada, FileCalls.picture(8, 8));
        assertThat(FileCalls.download(ada, chat, avatar).statusCode()).isEqualTo(404);
        FileCalls.sends(ada, chat, "", "k2", avatar).invalid("attachments");
    }

    @Test
    void anAddressTakesThePlaceOfAPictureAndAPictureThatOfAnAddress() {
        AvatarCalls.shown(ada, FileCalls.picture(8, 8));
        Answer linked = change(ada, Map.of("avatarUrl", "https://example.org/ada.png"));
        assertThat(linked.at("profile").has("avatarId")).isFalse();
        Answer shown = AvatarCalls.put(ada, FileCalls.picture(8, 8)).send().expect(200);
        assertThat(shown.at("profile").has("avatarUrl")).isFalse();
        Answer named = change(ada, Map.of("displayName", "Countess", "avatarUrl", ""));
        assertThat(named.string("profile.avatarId")).isEqualTo(shown.string("profile.avatarId"));
    }

    @Test
    void aBotHasNoPictureOfItsOwnAndSeesThoseOfPeople() {
        String avatar = AvatarCalls.shown(ada, FileCalls.picture(8, 8));
        Person robot = ada.bot("robot", "messages:read", "messages:write");
        AvatarCalls.put(robot, FileCalls.picture(8, 8)).send().expect(403);
        assertThat(AvatarCalls.download(robot, avatar).statusCode()).isEqualTo(200);
        Person mute = ada.bot("mute", "messages:write");
        assertThat(AvatarCalls.download(mute, avatar).statusCode()).isEqualTo(403);
    }

    @Test
    void twoDevicesThatChangeDifferentFieldsAtOnceBothGetTheirWay() throws InterruptedException, ExecutionException {
        try (ExecutorService devices = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 10; round++) {
                String value = "round " + round;
                List<Future<Answer>> changes = devices.invokeAll(IntStream.range(0, 4)
                        .mapToObj(device -> (Callable<Answer>) () -> switch (device) {
                            case 0 -> change(ada, Map.of("statusText", value));
                            case 1 -> change(ada, Map.of("about", value));
                            case 2 -> change(ada, Map.of("displayName", value));
                            default ->
                                AvatarCalls.put(ada, FileCalls.picture(8, 8)).send();
                        })
                        .toList());
                String avatar = changes.getLast().get().expect(200).string("profile.avatarId");
                for (Future<Answer> change : changes) {
                    change.get().expect(200);
                }
                for (Answer seen :
                        List.of(ada.api().get("/api/users/me"), grace.sees("/api/users/" + ada.id(), last(changes)))) {
                    assertThat(seen.string("profile.statusText")).isEqualTo(value);
                    assertThat(seen.string("profile.about")).isEqualTo(value);
                    assertThat(seen.string("profile.displayName")).isEqualTo(value);
                    assertThat(seen.string("profile.avatarId")).isEqualTo(avatar);
                }
            }
        }
    }

    private static String last(List<Future<Answer>> changes) {
        return changes.stream()
                .map(change -> change.resultNow().position())
                .max(Comparator.comparingLong(Long::parseLong))
                .orElseThrow();
    }

    private static Answer change(Person person, Map<String, String> profile) {
        return person.api().patch("/api/users/me", Map.of("profile", profile)).expect(200);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
