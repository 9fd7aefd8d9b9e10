package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Who may do what in a group, and how all of it hear of a change. */
@ExtendWith(RunningVerbatim.class)
class RolesTest {
    private final Person ada;
    private final Person grace;
    private final Person barbara;
    private final String chat;

    RolesTest(ApiClient api) {
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        barbara = Person.named("barbara", api);
        chat = ada.group("Engine", grace, barbara);
    }

    private Answer make(Person actor, Person user, String role) {
        return actor.api().patch(path(user), Map.of("role", role));
    }

    private String path(Person user) {
        return "/api/chats/" + chat + "/participants/" + user.id();
    }

    private String roleOf(Person user, String position) {
        JsonNode participants = ada.sees("/api/chats/" + chat, position).at("participants");
        for (JsonNode participant : participants) {
            if (participant.path("user").path("id").asString().equals(user.id())) {
                return participant.path("role").asString();
            }
        }
        return "none";
    }

    @Test
    void everybodyHearsWhoBecomesAnAdmin() {
        try (Device hers = Device.of(barbara)) {
            Answer made = make(ada, grace, "admin").expect(200);
            Heard frame = hers.frames().await("role_changed");

            assertThat(frame.string("userId")).isEqualTo(grace.id());
            assertThat(frame.string("role")).isEqualTo("admin");
            assertThat(frame.string("by")).isEqualTo(ada.id());
            assertThat(frame.number("seq")).isEqualTo(made.number("lastSeq"));
            assertThat(frame.string("at")).isEqualTo(made.string("updatedAt"));
            assertThat(roleOf(grace, made.position())).isEqualTo("admin");
            assertThat(make(ada, grace, "admin").expect(200).number("lastSeq")).isEqualTo(made.number("lastSeq"));
        }
    }

    @Test
    void anAdminModeratesMembersAndNobodyElse() {
        String said = barbara.says(chat, "Spam").expect(201).string("id");
        grace.api().delete("/api/chats/" + chat + "/messages/" + said).refused(403, "forbidden");
        make(ada, grace, "admin").expect(200);

        grace.api().delete("/api/chats/" + chat + "/messages/" + said).expect(200);
        make(grace, barbara, "admin").refused(403, "forbidden");
        grace.api().delete(path(ada)).refused(403, "forbidden");
        grace.api().delete(path(barbara)).expect(204);
    }

    @Test
    void oneEventHandsTheGroupOver() {
        try (Device hers = Device.of(grace)) {
            Answer handed = make(ada, grace, "owner").expect(200);
            Heard frame = hers.frames().await("role_changed");

            assertThat(frame.string("formerOwnerId")).isEqualTo(ada.id());
            assertThat(roleOf(grace, handed.position())).isEqualTo("owner");
            assertThat(roleOf(ada, handed.position())).isEqualTo("admin");
            assertThat(handed.number("lastSeq")).isEqualTo(1);
        }
        make(ada, barbara, "admin").refused(403, "forbidden");
        make(grace, barbara, "admin").expect(200);
    }

    @Test
    void whenTheOwnerLeavesAnAdminInheritsBeforeAnOlderMember() {
        make(ada, barbara, "admin").expect(200);
        try (Device hers = Device.of(grace)) {
            ada.api().delete(path(ada)).expect(204);
            assertThat(hers.frames().await("participant_removed").string("newOwnerId"))
                    .isEqualTo(barbara.id());
        }
    }

    @Test
    void whatIsNoRoleIsRefused() {
        make(ada, grace, "king").invalid("role");
        make(ada, grace, "OWNER").invalid("role");
        make(ada, ada, "member").invalid("role");
        ada.api().patch(path(grace), Map.of()).invalid("role");
        String direct = ada.chatWith(grace);
        ada.api()
                .patch("/api/chats/" + direct + "/participants/" + grace.id(), Map.of("role", "admin"))
                .refused(409, "not-a-group");
    }

    @RepeatedTest(8)
    void anAdminWhoIsRemovedWhileSheActsEitherActedBeforeOrNotAtAll() {
        make(ada, grace, "admin").expect(200);

        CompletableFuture<Answer> acts =
                CompletableFuture.supplyAsync(() -> grace.api().delete(path(barbara)));
        Answer removed = ada.api().delete(path(grace)).expect(204);
        int status = Device.get(acts).status();

        assertThat(status).isIn(204, 404);
        String position = status == 204 ? Device.get(acts).position() : removed.position();
        String after = ada.says(chat, "and on").expect(201).position();
        assertThat(position).isNotEmpty();
        assertThat(roleOf(grace, after)).isEqualTo("none");
        assertThat(roleOf(barbara, after)).isEqualTo(status == 204 ? "none" : "member");
    }
}
