package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** People who look at their chats as they were. */
@ExtendWith(RunningVerbatim.class)
class TimeTravelTest {
    private final Person ada;
    private final Person grace;
    private final Person eve;
    private final String chat;
    private final String path;

    TimeTravelTest(ApiClient api) {
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        eve = Person.named("eve", api);
        chat = ada.group("Engine", grace);
        path = "/api/chats/" + chat;
    }

    private Answer asOf(Person person, String moment) {
        return person.api().get(path + "/as-of?" + moment);
    }

    private Answer messages(Person person, String moment) {
        return person.api().get(path + "/as-of/messages?" + moment);
    }

    private static List<String> texts(Answer page) {
        return page.expect(200).items().stream()
                .map(item -> item.path("content").asString())
                .toList();
    }

    @Test
    void membersRolesNameAndWordsAreThoseOfThen() {
        Answer said = ada.says(chat, "The engin runs").expect(201);
        Instant then = Instant.parse(said.string("timestamp"));
        String message = path + "/messages/" + said.string("id");
        ada.api().patch(message, Map.of("content", "The engine runs")).expect(200);
        ada.api().patch(path, Map.of("name", "Engine Room")).expect(200);
        ada.api()
                .patch(path + "/participants/" + grace.id(), Map.of("role", "admin"))
                .expect(200);
        ada.api().post(path + "/participants", Map.of("userId", eve.id())).expect(200);

        for (String moment : List.of("seq=" + said.number("seq"), "position=" + said.position(), "time=" + then)) {
            JsonNode past = asOf(grace, moment).expect(200).json();
            assertThat(past.path("name").asString()).isEqualTo("Engine");
            assertThat(past.path("participants").findValuesAsString("username"))
                    .containsExactly(ada.username(), grace.username());
            assertThat(past.path("participants").findValuesAsString("role")).containsExactly("owner", "member");
            assertThat(texts(messages(grace, moment))).containsExactly("The engin runs");
        }
        assertThat(texts(grace.history(chat, "", said.position()))).containsExactly("The engine runs");
    }

    @Test
    void whoCameLaterCannotSeeWhatTheyCouldNot() {
        Answer said = ada.says(chat, "Our secrt").expect(201);
        String message = path + "/messages/" + said.string("id");
        Answer edited = ada.api().patch(message, Map.of("content", "Our plan")).expect(200);
        Answer joined = ada.api()
                .post(path + "/participants", Map.of("userId", eve.id()))
                .expect(200);

        for (String moment : List.of("seq=0", "position=" + said.position(), "position=" + edited.position())) {
            assertThat(asOf(eve, moment).refused(403, "forbidden").text()).doesNotContain("secrt");
            assertThat(messages(eve, moment).refused(403, "forbidden").text()).doesNotContain("secrt");
        }
        assertThat(texts(messages(eve, "position=" + joined.position()))).containsExactly("Our plan");
        assertThat(texts(messages(grace, "position=" + said.position()))).containsExactly("Our secrt");
    }

    @Test
    void whoWasRemovedTravelsNoMore() {
        Answer said = ada.says(chat, "Hello").expect(201);
        asOf(grace, "seq=0").expect(200);
        ada.api().delete(path + "/participants/" + grace.id()).expect(204);

        asOf(grace, "position=" + said.position()).refused(404, "chat-not-found");
        messages(grace, "position=" + said.position()).refused(404, "chat-not-found");
    }

    @Test
    void whatWasDeletedIsGoneFromAllMoments() {
        Answer said = ada.says(chat, "I regret this").expect(201);
        ada.api().delete(path + "/messages/" + said.string("id")).expect(200);

        for (Person person : List.of(ada, grace)) {
            Answer page = messages(person, "position=" + said.position()).expect(200);
            assertThat(page.text()).doesNotContain("regret");
            assertThat(page.items().getFirst().path("later").asString()).isEqualTo("deleted");
        }
    }

    @Test
    void whatHappenedComesInItsOrderMarksIncludedAndWithoutWhatWasDeleted() {
        Answer said = ada.says(chat, "The engin runs").expect(201);
        grace.reads(chat, said.number("seq")).expect(204);
        String message = path + "/messages/" + said.string("id");
        ada.api().patch(message, Map.of("content", "The engine runs")).expect(200);
        Answer regretted = ada.says(chat, "I regret this").expect(201);
        grace.reacts(path + "/messages/" + regretted.string("id"), "👍").expect(200);
        ada.api().delete(path + "/messages/" + regretted.string("id")).expect(200);
        Answer joined = ada.api()
                .post(path + "/participants", Map.of("userId", eve.id()))
                .expect(200);

        Answer page = grace.sees(path + "/events", joined.position()).expect(200);
        assertThat(page.items().stream().map(event -> event.path("type").asString()))
                .containsExactly(
                        "chat_created",
                        "message_sent",
                        "marks_advanced",
                        "message_edited",
                        "message_sent",
                        "reaction_added",
                        "message_deleted",
                        "participant_added");
        assertThat(page.items().stream().map(event -> event.at("/data/content").asString("-")))
                .containsExactly("-", "The engin runs", "-", "The engine runs", "-", "-", "-", "-");
        assertThat(page.text()).doesNotContain("regret").doesNotContain("👍");

        Answer hers = eve.sees(path + "/events", joined.position()).expect(200);
        assertThat(hers.items().stream().map(event -> event.path("type").asString()))
                .containsExactly("participant_added");
        eve.api().get(path + "/events?after=0").refused(403, "forbidden");
        eve.api().get(path + "/events?cursor=0.0").refused(403, "forbidden");
    }

    @Test
    void aMomentThatNeverWasSaysWhichOnesThereAre() {
        asOf(ada, "").invalid("time");
        asOf(ada, "position=9223372036854775807").invalid("position");
        asOf(ada, "time=2999-01-01T00:00:00Z").invalid("time");
        asOf(ada, "time=2001-01-01T00:00:00Z").invalid("time");
        asOf(ada, "seq=99999").invalid("seq");
        asOf(ada, "seq=0&time=2026-01-01T00:00:00Z").invalid("time");
        messages(ada, "position=somewhere").invalid("position");
        asOf(eve, "seq=0").refused(404, "chat-not-found");
    }
}
