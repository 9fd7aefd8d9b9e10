package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningVerbatim.class)
class MessageJourneyTest {
    private final Person ada;
    private final Person grace;

    MessageJourneyTest(ApiClient anonymous) {
        ada = Person.named("ada", anonymous);
        grace = Person.named("grace", anonymous);
    }

    @Test
    void whatIsSaidIsHeardVerbatim() {
        String chat = ada.chatWith(grace);
        String text = "  Grüße, Grace! 👩‍💻\n\t<b>not bold</b> \"quoted\" \\ \u0001 e\u0301  ";

        Answer said = ada.says(chat, text).expect(201);

        Answer history = grace.history(chat, "", said.position()).expect(200);
        assertThat(history.items()).hasSize(1);
        assertThat(history.items().getFirst().path("content").asString()).isEqualTo(text);
        assertThat(history.items().getFirst().path("sender").path("username").asString())
                .isEqualTo(ada.username());
    }

    @Test
    void theLongestMessageFitsHoweverItIsEscaped() {
        String chat = ada.chatWith(grace);
        String escaped = "{\"content\": \"" + "\\ud83d\\ude00".repeat(8_000) + "\"}";

        Answer said = ada.api()
                .call("POST", "/api/chats/" + chat + "/messages")
                .raw(escaped)
                .send()
                .expect(201);

        assertThat(said.string("content")).isEqualTo("😀".repeat(8_000));
    }

    @Test
    void aResendAnswersTheOriginalWhateverItSays() {
        String chat = ada.chatWith(grace);
        String key = UUID.randomUUID().toString();

        Answer original = ada.says(chat, "Hello", key).expect(201);
        ada.says(chat, "Something between").expect(201);
        Answer resend = ada.says(chat, "Hello?", key).expect(200);
        Answer herOwn = grace.says(chat, "The key is mine as well", key).expect(201);

        assertThat(resend.json()).isEqualTo(original.json());
        assertThat(resend.string("idempotencyKey")).isEqualTo(key);
        assertThat(grace.history(chat, "", herOwn.position()).items())
                .extracting(it -> it.path("content").asString())
                .containsExactly("Hello", "Something between", "The key is mine as well");
    }

    @Test
    void onlyTheSenderSeesTheKey() {
        String chat = ada.chatWith(grace);
        Answer said = ada.says(chat, "Hello", "key-1").expect(201);

        assertThat(ada.history(chat, "", said.position()).text()).contains("key-1");
        assertThat(grace.history(chat, "", said.position()).text()).doesNotContain("key-1");
        assertThat(grace.sees("/api/chats", said.position()).text()).doesNotContain("key-1");
    }

    @Test
    void seqsAreDenseAndPositionsAreThoseOfTheWrites() {
        String chat = ada.group("Dense", grace);

        List<Long> seqs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Answer said = (i % 2 == 0 ? ada : grace).says(chat, "Number " + i).expect(201);
            assertThat(said.string("position")).isEqualTo(said.position());
            seqs.add(said.number("seq"));
        }

        assertThat(seqs).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void historyPagesBackwards() {
        String chat = ada.group("Long");
        String position = sayNumbers(chat, 7);

        List<Long> seen = new ArrayList<>();
        Answer page = ada.history(chat, "?limit=3", position).expect(200);
        seen.addAll(0, seqs(page));
        while (page.at("nextCursor").isNumber()) {
            page = ada.history(chat, "?limit=3&before=" + page.number("nextCursor"), position)
                    .expect(200);
            seen.addAll(0, seqs(page));
        }

        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 7).boxed().toList());
    }

    @Test
    void historyPagesForwards() {
        String chat = ada.group("Long");
        String position = sayNumbers(chat, 7);

        List<Long> seen = new ArrayList<>();
        Answer page = ada.history(chat, "?limit=3&after=-1", position).expect(200);
        seen.addAll(seqs(page));
        while (page.at("nextCursor").isNumber()) {
            page = ada.history(chat, "?limit=3&after=" + page.number("nextCursor"), position)
                    .expect(200);
            seen.addAll(seqs(page));
        }

        assertThat(seen)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 7).boxed().toList());
        assertThat(seqs(ada.history(chat, "?after=5&limit=100", position))).containsExactly(6L, 7L);
        assertThat(ada.history(chat, "?after=7", position).items()).isEmpty();
        assertThat(ada.history(chat, "?before=1", position).items()).isEmpty();
    }

    @Test
    void aMessageIsEditedAndThenDeleted() {
        String chat = ada.group("Engine", grace);
        Answer said = ada.says(chat, "Helo").expect(201);
        String path = "/api/chats/" + chat + "/messages/" + said.string("id");

        grace.api().patch(path, Map.of("content", "Bye")).refused(403, "forbidden");
        Answer edited = ada.api().patch(path, Map.of("content", "Hello")).expect(200);
        assertThat(edited.at("edited").asBoolean()).isTrue();
        assertThat(edited.number("seq")).isEqualTo(said.number("seq"));
        assertThat(edited.number("changeSeq")).isEqualTo(said.number("seq") + 1);
        assertThat(newest(grace, chat, edited).path("content").asString()).isEqualTo("Hello");

        grace.api().delete(path).refused(403, "forbidden");
        Answer deleted = ada.api().delete(path).expect(200);
        assertThat(deleted.string("content")).isEmpty();
        assertThat(newest(grace, chat, deleted).has("deletedAt")).isTrue();
        assertThat(grace.history(chat, "", deleted.position()).text()).doesNotContain("Hello");

        Answer again = ada.api().delete(path).expect(200);
        assertThat(again.number("changeSeq")).isEqualTo(deleted.number("changeSeq"));
        ada.api().patch(path, Map.of("content", "Back")).refused(409, "message-deleted");
    }

    @Test
    void theOwnerOfAGroupDeletesWhatOthersSaid() {
        String chat = ada.group("Engine", grace);
        Answer said = grace.says(chat, "Rude words").expect(201);

        Answer deleted = ada.api()
                .delete("/api/chats/" + chat + "/messages/" + said.string("id"))
                .expect(200);

        assertThat(deleted.string("sender.id")).isEqualTo(grace.id());
        assertThat(deleted.string("content")).isEmpty();
    }

    @Test
    void anUnknownMessageIsNotFound() {
        String chat = ada.chatWith(grace);
        String elsewhere = ada.says(ada.group("Elsewhere"), "Hello").expect(201).string("id");

        for (String id : List.of(chat + "_0", chat + "_99", chat + "_x", elsewhere, "nothing")) {
            String path = "/api/chats/" + chat + "/messages/" + id;
            ada.api().patch(path, Map.of("content", "Hello")).refused(404, "message-not-found");
            ada.api().delete(path).refused(404, "message-not-found");
            ada.api().get(path + "/status").refused(404, "message-not-found");
        }
    }

    @Test
    void readingMovesTheStatusAndEmptiesTheCount() {
        String chat = ada.chatWith(grace);
        Answer first = ada.says(chat, "One").expect(201);
        Answer second = ada.says(chat, "Two").expect(201);
        assertThat(unread(grace, chat, second)).isEqualTo(2);
        assertThat(unread(ada, chat, second)).isZero();

        Answer read = grace.reads(chat, first.number("seq")).expect(204);

        assertThat(unread(grace, chat, read)).isEqualTo(1);
        assertThat(status(first, read)).isEqualTo("read");
        assertThat(status(second, read)).isEqualTo("sent");
        grace.reads(chat, 0).expect(204);
        Answer beyond = grace.reads(chat, 1_000_000).expect(204);
        assertThat(unread(grace, chat, beyond)).isZero();
        assertThat(status(second, beyond)).isEqualTo("read");
    }

    private String sayNumbers(String chat, int count) {
        String position = "";
        for (int i = 1; i <= count; i++) {
            position = ada.says(chat, "Number " + i).expect(201).position();
        }
        return position;
    }

    private String status(Answer message, Answer after) {
        String path = "/api/chats/" + message.string("chatId") + "/messages/" + message.string("id") + "/status";
        Answer report = ada.sees(path, after.position()).expect(200);
        assertThat(report.at("recipients").path(0).path("userId").asString()).isEqualTo(grace.id());
        return report.string("status");
    }

    private static long unread(Person person, String chat, Answer after) {
        return person.sees("/api/chats/" + chat, after.position()).expect(200).number("unreadCount");
    }

    private static JsonNode newest(Person person, String chat, Answer after) {
        return person.history(chat, "?limit=1", after.position()).items().getFirst();
    }

    private static List<Long> seqs(Answer page) {
        return page.items().stream().map(it -> it.path("seq").asLong()).toList();
    }
}
