package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What others see of somebody, wherever they see them. */
@ExtendWith(RunningVerbatim.class)
class ProfileJourneyTest {
    private final Person ada;
    private final Person grace;
    private final Person stranger;

    ProfileJourneyTest(ApiClient anonymous) {
        ada = Person.named("ada", anonymous);
        grace = Person.named("grace", anonymous);
        stranger = Person.named("stranger", anonymous);
        ada.chatWith(grace);
    }

    @Test
    void contactsHearOfANewProfileAndStrangersDoNot() {
        try (Device adas = Device.of(ada);
                Device graces = Device.of(grace);
                Device strangers = Device.of(stranger)) {
            String position = change(Map.of("displayName", "Countess", "statusText", " \uD83E\uDDEE counting "));

            Heard heard = graces.frames().await("user_updated");
            assertThat(heard.string("userId")).isEqualTo(ada.id());
            assertThat(heard.string("position")).isEqualTo(position);
            assertThat(heard.data().path("profile").path("displayName").asString())
                    .isEqualTo("Countess");
            assertThat(heard.data().path("profile").path("statusText").asString())
                    .isEqualTo("\uD83E\uDDEE counting");
            assertThat(adas.frames().await("user_updated").data()).isEqualTo(heard.data());

            String news = stranger.chatWith(grace);
            grace.says(news, "later").expect(201);
            strangers.frames().message("later");
            assertThat(strangers.frames().all("user_updated")).isEmpty();
        }
    }

    @Test
    void anOldMessageTheChatListAndTheMembersShowTheNewName() {
        String group = ada.group("Engine", grace);
        ada.says(group, "said long ago").expect(201);

        String position = change(Map.of("displayName", "Countess"));

        assertThat(grace.history(group, "", position)
                        .items()
                        .getFirst()
                        .path("sender")
                        .path("profile")
                        .path("displayName")
                        .asString())
                .isEqualTo("Countess");
        JsonNode listed = grace.sees("/api/chats", position).items().getFirst();
        assertThat(listed.path("lastMessage")
                        .path("sender")
                        .path("profile")
                        .path("displayName")
                        .asString())
                .isEqualTo("Countess");
        assertThat(grace.sees("/api/chats/" + group, position)
                        .at("participants")
                        .valueStream()
                        .map(it -> it.path("user")
                                .path("profile")
                                .path("displayName")
                                .asString()))
                .contains("Countess");
        try (Device graces = Device.of(grace)) {
            ada.says(group, "said now").expect(201);
            JsonNode said = graces.frames().message("said now");
            assertThat(said.path("sender").path("profile").path("displayName").asString())
                    .isEqualTo("Countess");
        }
    }

    @Test
    void whoHasLeftIsStillCalledByTheirNewNameInWhatTheySaid() {
        String group = ada.group("Engine", grace);
        ada.says(group, "farewell").expect(201);
        ada.api().delete("/api/chats/" + group + "/participants/" + ada.id()).expect(204);
        try (Device graces = Device.of(grace)) {
            change(Map.of("displayName", "Gone"));
            assertThat(graces.frames().await("user_updated").string("userId")).isEqualTo(ada.id());
        }
    }

    @Test
    void whoComesBackIsToldOfTheProfilesThatHaveChangedMeanwhile() {
        String seen;
        try (Device graces = Device.of(grace)) {
            seen = graces.position();
        }
        change(Map.of("displayName", "Once"));
        change(Map.of("displayName", "Twice"));

        try (Device back = Device.resuming(grace, seen)) {
            assertThat(back.frames()
                            .all("user_updated")
                            .getLast()
                            .data()
                            .path("profile")
                            .path("displayName")
                            .asString())
                    .isEqualTo("Twice");
        }
        try (Device strangers = Device.resuming(stranger, seen)) {
            assertThat(strangers.frames().all("user_updated")).isEmpty();
        }
    }

    @Test
    void aStatusIsOneLineThatBlanksTakeAway() {
        ada.api()
                .patch("/api/users/me", Map.of("profile", Map.of("statusText", "x".repeat(101))))
                .refused(400, "invalid-request");
        ada.api()
                .patch("/api/users/me", Map.of("profile", Map.of("statusText", "two\nlines")))
                .refused(400, "invalid-request");
        change(Map.of("statusText", "busy"));
        change(Map.of("about", "engines"));
        assertThat(ada.api().get("/api/users/me").string("profile.statusText")).isEqualTo("busy");
        change(Map.of("statusText", " "));
        assertThat(ada.api().get("/api/users/me").at("profile").has("statusText"))
                .isFalse();
    }

    private String change(Map<String, String> profile) {
        return ada.api()
                .patch("/api/users/me", Map.of("profile", profile))
                .expect(200)
                .position();
    }
}
