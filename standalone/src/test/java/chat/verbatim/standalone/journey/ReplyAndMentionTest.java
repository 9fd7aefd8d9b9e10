package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** People who answer each other, and call each other by name. */
@ExtendWith(RunningVerbatim.class)
class ReplyAndMentionTest {
    private final Person ada;
    private final Person grace;
    private final Person mallory;
    private final String chat;
    private final String messages;

    ReplyAndMentionTest(ApiClient api) {
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        mallory = Person.named("mallory", api);
        chat = ada.group("Engine", grace);
        messages = "/api/chats/" + chat + "/messages";
    }

    private Answer reply(Person person, String content, String messageId) {
        return person.api().post(messages, Map.of("content", content, "replyTo", messageId));
    }

    private JsonNode chatOf(Person person, Answer seen) {
        return person.sees("/api/chats/" + chat, seen.position()).expect(200).json();
    }

    @Test
    void aReplyPointsAtWhatItRepliesToWhereverItIsSeen() {
        try (Device phone = Device.of(ada)) {
            Answer original = ada.says(chat, "Where is it?").expect(201);
            Answer reply = reply(grace, "In the cellar", original.string("id")).expect(201);

            JsonNode reference = reply.at("replyTo");
            assertThat(reference.path("messageId").asString()).isEqualTo(original.string("id"));
            assertThat(reference.path("seq").asLong()).isEqualTo(original.number("seq"));
            assertThat(phone.frames().message("In the cellar").path("replyTo")).isEqualTo(reference);
            assertThat(ada.sees(messages + "/" + reply.string("id"), reply.position())
                            .expect(200)
                            .at("replyTo"))
                    .isEqualTo(reference);
            JsonNode page =
                    ada.history(chat, "?limit=1", reply.position()).expect(200).json();
            assertThat(page.at("/items/0/replyTo")).isEqualTo(reference);
            assertThat(page.at("/quoted/0/content").asString()).isEqualTo("Where is it?");
        }
    }

    @Test
    void aReplyOverASocketIsTheSame() {
        Answer original = ada.says(chat, "Where is it?").expect(201);
        try (Device phone = Device.of(grace)) {
            JsonNode sent = phone.says(
                            "send_message", Map.of("chatId", chat, "content", "Here", "replyTo", original.string("id")))
                    .path("message");
            JsonNode refused =
                    phone.says("send_message", Map.of("chatId", chat, "content", "Here", "replyTo", chat + "_99999"));

            assertThat(sent.at("/replyTo/messageId").asString()).isEqualTo(original.string("id"));
            assertThat(refused.at("/error/code").asString()).isEqualTo("message-not-found");
        }
    }

    @Test
    void aQuoteShowsTheMessageAsItIsNow() {
        Answer original = ada.says(chat, "Wher is it?").expect(201);
        reply(grace, "In the cellar", original.string("id")).expect(201);
        String path = messages + "/" + original.string("id");
        Answer edited = ada.api().patch(path, Map.of("content", "Where is it?")).expect(200);
        assertThat(quoted(edited).path("content").asString()).isEqualTo("Where is it?");

        Answer deleted = ada.api().delete(path).expect(200);
        assertThat(quoted(deleted).path("content").asString()).isEmpty();
        assertThat(quoted(deleted).has("deletedAt")).isTrue();
    }

    private JsonNode quoted(Answer seen) {
        return grace.history(chat, "?limit=1", seen.position())
                .expect(200)
                .json()
                .at("/quoted/0");
    }

    @Test
    void whatCannotBeRepliedToIsRefusedAndSaysWhatToDo() {
        Answer original = ada.says(chat, "Gone").expect(201);
        ada.api().delete(messages + "/" + original.string("id")).expect(200);
        String elsewhere = ada.says(ada.group("Other"), "Secret").string("id");

        reply(grace, "What?", original.string("id")).refused(409, "message-deleted");
        for (String nothing : List.of(chat + "_0", chat + "_99999", elsewhere, "nonsense")) {
            Answer refused = reply(grace, "What?", nothing).refused(404, "message-not-found");
            assertThat(refused.string("detail")).isNotBlank();
        }
        reply(mallory, "What?", original.string("id")).refused(404, "chat-not-found");
        assertThat(grace.history(chat, "", original.position()).items()).hasSize(1);
    }

    @Test
    void whoIsMentionedIsCountedUntilTheyRead() {
        Answer first = ada.says(chat, "Look, @" + grace.username().toUpperCase(java.util.Locale.ROOT) + ".")
                .expect(201);
        assertThat(first.at("mentions").get(0).asString()).isEqualTo(grace.id());
        Answer second = ada.says(chat, "@" + mallory.username() + " is not here, `@" + grace.username() + "` is code")
                .expect(201);
        assertThat(second.json().has("mentions")).isFalse();
        assertThat(chatOf(grace, second).path("unreadMentions").asLong()).isEqualTo(1);
        assertThat(chatOf(grace, second).path("unreadCount").asLong()).isEqualTo(2);

        Answer edited = ada.api()
                .patch(
                        messages + "/" + second.string("id"),
                        Map.of("content", "@" + grace.username() + " @" + ada.username()))
                .expect(200);
        assertThat(edited.at("mentions").valueStream().map(JsonNode::asString)).containsExactly(grace.id(), ada.id());
        assertThat(chatOf(grace, edited).path("unreadMentions").asLong()).isEqualTo(2);

        Answer deleted = ada.api().delete(messages + "/" + first.string("id")).expect(200);
        assertThat(deleted.json().has("mentions")).isFalse();
        assertThat(chatOf(grace, deleted).path("unreadMentions").asLong()).isEqualTo(1);

        Answer read = grace.reads(chat, deleted.number("changeSeq")).expect(204);
        assertThat(chatOf(grace, read).path("unreadMentions").asLong(-1)).isZero();
    }

    @Test
    void whoWasAwayIsToldTheSame() {
        Answer original = ada.says(chat, "Where is it?").expect(201);
        String position;
        try (Device phone = Device.of(grace)) {
            position = phone.position();
        }
        Answer said =
                reply(ada, "@" + grace.username() + "?", original.string("id")).expect(201);
        Answer edited = ada.api()
                .patch(messages + "/" + said.string("id"), Map.of("content", "@" + grace.username() + "!"))
                .expect(200);
        try (Device resumed = Device.resuming(grace, position);
                Device owed = Device.of(grace)) {
            for (Device device : List.of(resumed, owed)) {
                JsonNode heard = device.frames().message("@" + grace.username() + "?");
                assertThat(heard.path("replyTo")).isEqualTo(said.at("replyTo"));
                assertThat(heard.path("mentions")).isEqualTo(said.at("mentions"));
                assertThat(device.frames().await("message_edited").data().path("mentions"))
                        .isEqualTo(edited.at("mentions"));
            }
        }
    }

    @Test
    void anIncomingWebhookRepliesAndMentionsToo() {
        Answer original = ada.says(chat, "Is it green?").expect(201);
        Answer webhook = ada.api()
                .post("/api/chats/" + chat + "/incoming-webhooks", Map.of("name", "CI"))
                .expect(201);
        ApiClient service = ada.api().with(webhook.string("token"));
        Answer posted = service.post(
                        webhook.string("url"),
                        Map.of("content", "@" + ada.username() + " yes", "replyTo", original.string("id")))
                .expect(201);

        assertThat(posted.at("replyTo").path("seq").asLong()).isEqualTo(original.number("seq"));
        assertThat(posted.at("mentions").get(0).asString()).isEqualTo(ada.id());
        service.post(webhook.string("url"), Map.of("content", "no", "replyTo", chat + "_0"))
                .refused(404, "message-not-found");
    }
}
