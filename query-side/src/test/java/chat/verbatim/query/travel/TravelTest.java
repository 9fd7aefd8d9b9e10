package chat.verbatim.query.travel;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Which moments there are, who may see them, and what of them. */
class TravelTest {
    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    private final String ada = ScriptedChat.user(log, "ada", "Ada");
    private final String grace = ScriptedChat.user(log, "grace", "Grace");
    private final String eve = ScriptedChat.user(log, "eve", "Eve");

    private Answer asOf(String userId, ScriptedChat chat, String moment) {
        return server.get(userId, chat.path() + "/as-of?" + moment);
    }

    private JsonNode messages(String userId, ScriptedChat chat, String moment) {
        Answer answer = server.get(userId, chat.path() + "/as-of/messages?" + moment);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items");
    }

    @Test
    void aChatIsShownWithTheNameTheMembersAndTheRolesOfThen() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        long said = chat.send(ada, "Hello");
        chat.rename(ada, "Engine Room");
        chat.changeRole(ada, grace, Role.ADMIN);
        long joined = chat.add(grace, eve);

        JsonNode before = asOf(ada, chat, "seq=" + said).body();
        JsonNode after = asOf(ada, chat, "seq=" + joined).body();

        assertThat(before.path("name").asString()).isEqualTo("Group");
        assertThat(before.path("participants").findValuesAsString("role")).containsExactly("owner", "member");
        assertThat(after.path("name").asString()).isEqualTo("Engine Room");
        assertThat(after.path("participants").findValuesAsString("role")).containsExactly("owner", "admin", "member");
        assertThat(after.at("/participants/2/sinceSeq").asLong()).isEqualTo(joined);
        assertThat(Instant.parse(after.path("at").asString())).isEqualTo(chat.now());
    }

    @Test
    void aTimeAndAPositionLeadToTheSameMomentAsASeq() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long first = chat.send(ada, "First");
        Instant then = chat.now();
        chat.send(ada, "Second");

        JsonNode bySeq = asOf(ada, chat, "seq=" + first).body();

        assertThat(asOf(ada, chat, "time=" + then).body()).isEqualTo(bySeq);
        assertThat(asOf(ada, chat, "time=" + then.plusMillis(999)).body()).isEqualTo(bySeq);
        assertThat(asOf(ada, chat, "position=" + bySeq.path("position").asString())
                        .body())
                .isEqualTo(bySeq);
        assertThat(messages(ada, chat, "time=" + then).findValuesAsString("content"))
                .containsExactly("First");
    }

    @Test
    void anEditedMessageReadsAsItDidAndSaysThatItChanged() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        long seq = chat.send(ada, "Wher?");
        long middle = chat.editMentioning(ada, seq, "Where, @grace?", grace);
        Instant edited = chat.now();
        long last = chat.edit(ada, seq, "Where is it?");

        JsonNode sent = messages(grace, chat, "seq=" + seq).get(0);
        assertThat(sent.path("content").asString()).isEqualTo("Wher?");
        assertThat(sent.path("edited").asBoolean()).isFalse();
        assertThat(sent.path("later").asString()).isEqualTo("edited");

        JsonNode between = messages(grace, chat, "seq=" + middle).get(0);
        assertThat(between.path("content").asString()).isEqualTo("Where, @grace?");
        assertThat(between.path("edited").asBoolean()).isTrue();
        assertThat(Instant.parse(between.path("editedAt").asString())).isEqualTo(edited);
        assertThat(between.path("mentions").get(0).asString()).isEqualTo(grace);

        JsonNode newest = messages(grace, chat, "seq=" + last).get(0);
        assertThat(newest.path("content").asString()).isEqualTo("Where is it?");
        assertThat(newest.has("later")).isFalse();
    }

    @Test
    void whatWasDeletedComesBackByNoMoment() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        long seq = chat.send(ada, "my first secret");
        long edited = chat.edit(ada, seq, "my second secret");
        chat.react(grace, seq, "👍");
        long deleted = chat.delete(ada, seq);

        for (long moment : List.of(seq, edited, deleted - 1)) {
            for (String userId : List.of(ada, grace)) {
                JsonNode message = messages(userId, chat, "seq=" + moment).get(0);
                assertThat(message.toString()).doesNotContain("secret").doesNotContain("👍");
                assertThat(message.path("later").asString()).isEqualTo("deleted");
                assertThat(message.has("deletedAt")).isFalse();
            }
        }
        JsonNode after = messages(ada, chat, "seq=" + deleted).get(0);
        assertThat(after.has("deletedAt")).isTrue();
        assertThat(after.has("later")).isFalse();
    }

    @Test
    void aQuoteReadsAsItDid() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long question = chat.send(ada, "Wher?");
        long answer = chat.reply(grace, "There", question);
        chat.edit(ada, question, "Where?");

        JsonNode page = server.get(ada, chat.path() + "/as-of/messages?limit=1&seq=" + answer)
                .body();

        assertThat(page.at("/quoted/0/content").asString()).isEqualTo("Wher?");
        assertThat(page.path("nextCursor").asLong()).isEqualTo(answer);
        assertThat(page.path("seq").asLong()).isEqualTo(answer);
    }

    @Test
    void whoCameLaterSeesNoMomentFromBeforeThat() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        long seq = chat.send(ada, "Wher?");
        long edited = chat.edit(ada, seq, "Where?");
        long joined = chat.add(ada, eve);

        for (String path : List.of("/as-of", "/as-of/messages")) {
            for (long moment : List.of(0L, seq, edited)) {
                Answer refused = server.get(eve, chat.path() + path + "?seq=" + moment);
                assertThat(refused.status()).as(refused.text()).isEqualTo(403);
                assertThat(refused.body().path("code").asString()).isEqualTo("forbidden");
                assertThat(refused.body().path("detail").asString()).contains(Long.toString(joined));
                assertThat(refused.text()).doesNotContain("Wher");
            }
        }
        assertThat(messages(eve, chat, "seq=" + joined).findValuesAsString("content"))
                .containsExactly("Where?");
    }

    @Test
    void whoWasAwayInBetweenSeesTheirOwnTimesOnly() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);
        long before = chat.send(ada, "Before");
        chat.remove(ada, grace);
        long away = chat.send(ada, "Away");
        assertThat(asOf(grace, chat, "seq=" + before).status()).isEqualTo(404);
        long back = chat.add(ada, grace);

        assertThat(asOf(grace, chat, "seq=" + before).status()).isEqualTo(200);
        assertThat(asOf(grace, chat, "seq=" + away).status()).isEqualTo(403);
        assertThat(messages(grace, chat, "seq=" + back).findValuesAsString("content"))
                .containsExactly("Before", "Away");
    }

    @Test
    void toAStrangerTheChatHasNeverBeen() {
        ScriptedChat chat = ScriptedChat.group(log, ada, grace);

        for (String moment : List.of("seq=0", "seq=99999", "time=2026-11-22T10:00:00Z")) {
            assertThat(asOf(eve, chat, moment).status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "seq=-1",
                "seq=x",
                "seq=99999",
                "position=x",
                "position=0",
                "position=9223372036854775807",
                "time=yesterday",
                "time=2999-01-01T00:00:00Z",
                "time=2001-01-01T00:00:00Z",
                "seq=0&position=0",
                "seq=0&time=2026-11-22T10:00:01Z",
                "position=0&time=2026-11-22T10:00:01Z"
            })
    void aMomentThatNeverWasIsRefused(String moment) {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);

        for (String path : List.of("/as-of?", "/as-of/messages?")) {
            Answer answer = server.get(ada, chat.path() + path + moment);
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.body().path("code").asString()).isEqualTo("invalid-request");
            assertThat(answer.body().at("/errors/0/field").asString()).isIn("seq", "position", "time");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "before=-1",
                "after=-2",
                "around=-1",
                "before=1&after=0",
                "around=1&after=0"
            })
    void aPageThatCannotBeIsRefused(String query) {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);

        Answer answer = server.get(ada, chat.path() + "/as-of/messages?seq=0&" + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().path("code").asString()).isEqualTo("invalid-request");
    }

    @Test
    void aPageOfThenEndsWhereTheMomentIs() {
        ScriptedChat chat = ScriptedChat.direct(log, ada, grace);
        long third = 0;
        for (int i = 1; i <= 6; i++) {
            long seq = chat.send(ada, "no. " + i);
            third = i == 3 ? seq : third;
        }

        String moment = "seq=" + third;
        assertThat(messages(ada, chat, moment + "&after=-1").findValuesAsString("content"))
                .containsExactly("no. 1", "no. 2", "no. 3");
        assertThat(messages(ada, chat, moment + "&limit=2&around=99").findValuesAsString("content"))
                .containsExactly("no. 2", "no. 3");
        assertThat(messages(ada, chat, moment + "&after=" + third)).isEmpty();
        assertThat(messages(ada, chat, "seq=0")).isEmpty();
    }

    @Test
    void anyTimeOfALongChatIsFound() {
        ScriptedChat chat = ScriptedChat.heldDirect(log, ada, grace);
        Instant begin = chat.now();
        for (int i = 1; i < 3_000; i++) {
            chat.send(ada, "no. " + i);
        }
        chat.flush();

        for (int seq : new int[] {0, 1, 30, 31, 32, 33, 1_023, 1_024, 2_000, 2_998, 2_999}) {
            Instant then = begin.plus(Duration.ofSeconds(seq));
            assertThat(asOf(ada, chat, "time=" + then).body().path("seq").asInt(-1))
                    .isEqualTo(seq);
        }
    }
}
