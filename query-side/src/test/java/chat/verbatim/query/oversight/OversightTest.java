package chat.verbatim.query.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.moderation.ModerationEvent;
import chat.verbatim.api.moderation.ModerationEvent.UserSuspended;
import chat.verbatim.query.QueryServer;
import chat.verbatim.query.QueryServer.Answer;
import chat.verbatim.query.ScriptedChat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators see of chats that they are not in. */
class OversightTest {
    private static final String SEARCH = "/api/admin/chats/search";

    private final QueryServer server = QueryServer.shared();
    private final EventStore log = server.log();
    /** Nobody else's groups are called like this. */
    private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

    private final String ada = ScriptedChat.user(log, "ada", "Ada Lovelace");
    private final String grace = ScriptedChat.user(log, "grace", "Grace Hopper");
    private final String eve = ScriptedChat.user(log, "eve", "Eve");

    private ScriptedChat group(String name, String... others) {
        ScriptedChat chat = ScriptedChat.group(log, ada, others);
        chat.rename(ada, name);
        return chat;
    }

    private Answer ask(Map<String, ?> request) {
        return server.post(
                QueryServer.OPERATOR, SEARCH, Long.toString(server.log().headPosition()), json(request));
    }

    private static String json(Map<String, ?> request) {
        return JsonMapper.shared().writeValueAsString(request);
    }

    private JsonNode found(Map<String, ?> request) {
        Answer answer = ask(request);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(chat -> chat.path("id").asString())
                .toList();
    }

    /** All pages, of two items each. */
    private List<String> paged(Map<String, ?> request) {
        List<String> seen = new ArrayList<>();
        Map<String, Object> asked = new TreeMap<>(request);
        asked.put("limit", 2);
        JsonNode page = found(asked);
        seen.addAll(ids(page));
        while (page.has("nextCursor")) {
            asked.put("after", page.path("nextCursor").asString());
            page = found(asked);
            assertThat(ids(page)).isNotEmpty();
            seen.addAll(ids(page));
        }
        return seen;
    }

    @Test
    void whatIsShownOfAGroupIsHowMuchWasSaidAndNeverWhat() {
        ScriptedChat chat = group("\u00c4rger \ud83d\ude80 " + word, grace);
        chat.send(ada, "A word that nobody else may read");
        long second = chat.send(grace, "Nor this");
        String at = chat.now().toString();
        chat.edit(grace, second, "Nor that");
        chat.delete(ada, second - 1);

        JsonNode shown = found(Map.of("query", "arger \ud83d\ude80 " + word)).at("/items/0");

        assertThat(shown.path("id").asString()).isEqualTo(chat.id());
        assertThat(shown.path("isGroup").asBoolean()).isTrue();
        assertThat(shown.path("name").asString()).isEqualTo("\u00c4rger \ud83d\ude80 " + word);
        assertThat(shown.at("/creator/id").asString()).isEqualTo(ada);
        assertThat(shown.path("memberCount").asInt()).isEqualTo(2);
        assertThat(shown.path("messages").asInt()).isEqualTo(1);
        assertThat(shown.path("lastSeq").asInt()).isEqualTo(5);
        assertThat(shown.path("lastMessageAt").asString()).startsWith(at.substring(0, 19));
        assertThat(shown.has("participants")).isFalse();
        String opened = server.get(QueryServer.OPERATOR, "/api/admin/chats/" + chat.id())
                .text();
        assertThat(shown + opened)
                .doesNotContain("nobody else")
                .doesNotContain("Nor this")
                .doesNotContain("Nor that");
    }

    @Test
    void aNewChatHasNoNewestMessage() {
        JsonNode shown = found(Map.of("query", group(word, grace).id())).at("/items/0");

        assertThat(shown.has("lastMessageAt")).isFalse();
        assertThat(shown.path("messages").asInt()).isZero();
    }

    @Test
    void anOpenedChatShowsItsMembersOfNowAndTheirRoles() {
        ScriptedChat chat = group(word, grace, eve);
        chat.changeRole(ada, grace, Role.ADMIN);
        chat.remove(ada, eve);

        JsonNode shown = server.get(QueryServer.OPERATOR, "/api/admin/chats/" + chat.id())
                .body();

        assertThat(shown.path("participants").findValuesAsString("role")).containsExactly("owner", "admin");
        assertThat(shown.at("/participants/1/user/id").asString()).isEqualTo(grace);
        assertThat(shown.path("memberCount").asInt()).isEqualTo(2);
        assertThat(ids(found(Map.of("userId", eve)))).isEmpty();
    }

    @Test
    void anOwnerWhoIsSuspendedIsShownAsSuch() {
        ScriptedChat chat = group(word, grace, eve);
        for (String userId : List.of(ada, eve)) {
            log.publish(new GenericDomainEventMessage<>(
                    "Moderation",
                    ModerationEvent.streamOf(userId),
                    0,
                    new UserSuspended(userId, QueryServer.OPERATOR, "Spam")));
        }

        JsonNode shown = server.get(QueryServer.OPERATOR, "/api/admin/chats/" + chat.id())
                .body();

        assertThat(shown.at("/participants/0/suspended").asBoolean()).isTrue();
        assertThat(shown.at("/participants/1").has("suspended")).isFalse();
        // Of members nobody asks.
        assertThat(shown.at("/participants/2").has("suspended")).isFalse();
    }

    @Test
    void aChatOfTwoIsFoundByItsIdAndByItsPeopleAndNeverByAName() {
        ScriptedChat direct = ScriptedChat.direct(log, ada, grace);

        JsonNode byId = found(Map.of("query", direct.id()));

        assertThat(ids(byId)).containsExactly(direct.id());
        assertThat(byId.has("nextCursor")).isFalse();
        assertThat(byId.at("/items/0/isGroup").asBoolean()).isFalse();
        assertThat(byId.at("/items/0/participants").findValuesAsString("username"))
                .containsExactly("ada", "grace");
        assertThat(ids(found(Map.of("userId", grace)))).containsExactly(direct.id());
        assertThat(ids(found(Map.of("query", "Ada Lovelace")))).doesNotContain(direct.id());
    }

    @Test
    void pagesByNameAndByUserLoseAndRepeatNothing() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            // The longest names that there can be, with letters that fall apart into three.
            groups.add(group("\ud55c".repeat(60) + " " + i + " " + word, grace).id());
        }
        ScriptedChat left = group(word, grace);
        left.remove(ada, grace);

        assertThat(paged(Map.of("query", word))).containsExactlyInAnyOrderElementsOf(union(groups, left.id()));
        assertThat(paged(Map.of("userId", grace))).containsExactlyElementsOf(groups.reversed());
    }

    private static List<String> union(List<String> some, String one) {
        List<String> all = new ArrayList<>(some);
        all.add(one);
        return all;
    }

    @Test
    void theLargestGroupsStandFirst() {
        String[] crowd = new String[40];
        for (int i = 0; i < crowd.length; i++) {
            crowd[i] = ScriptedChat.user(log, "someone" + i, "Someone");
        }
        ScriptedChat large = group(word, crowd);
        large.add(ada, grace);
        large.add(ada, eve);
        ScriptedChat smaller = group(word, crowd);

        assertThat(ids(found(Map.of("limit", 50)))).containsSubsequence(large.id(), smaller.id());
        assertThat(paged(Map.of())).doesNotHaveDuplicates().containsSubsequence(large.id(), smaller.id());
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertThat(ids(found(Map.of("query", word)))).isEmpty();
        assertThat(ids(found(Map.of("userId", ada)))).isEmpty();
        assertThat(code(ask(Map.of("userId", "nobody")))).isEqualTo("user-not-found");
        assertThat(code(ask(Map.of("userId", "u:" + ada)))).isEqualTo("user-not-found");
        for (String chatId : List.of("nobodys", ada, "x".repeat(65), "a%3Ar")) {
            Answer answer = server.get(QueryServer.OPERATOR, "/api/admin/chats/" + chatId);
            assertThat(answer.status()).as(chatId).isEqualTo(404);
            assertThat(code(answer)).isEqualTo("chat-not-found");
        }
    }

    private static String code(Answer answer) {
        return answer.body().path("code").asString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\": \"\"}",
                "{\"query\": \"  \"}",
                "{\"query\": \"two\\nlines\"}",
                "{\"query\": \"half a pair \\ud800\"}",
                "{\"query\": \"a\", \"userId\": \"b\"}",
                "{\"query\": \"a\", \"after\": \"unknown\"}",
                "{\"userId\": \"%s\", \"after\": \"-1\"}",
                "{\"userId\": \"%s\", \"after\": \"99999999999\"}",
                "{\"after\": \"x\"}",
                "{\"after\": \"\"}",
                "{\"limit\": 0}",
                "{\"limit\": 51}"
            })
    void badInputIsRefused(String request) {
        String head = Long.toString(server.log().headPosition());
        Answer answer = server.post(QueryServer.OPERATOR, SEARCH, head, request.formatted(ada));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("invalid-request");
    }

    @Test
    void aVeryLongQueryIsRefused() {
        assertThat(ask(Map.of("query", "\ud83d\ude80".repeat(100))).status()).isEqualTo(200);
        assertThat(ask(Map.of("query", "x".repeat(101))).status()).isEqualTo(400);
        assertThat(ask(Map.of("after", "x".repeat(2_001))).status()).isEqualTo(400);
    }

    @Test
    void nobodyButAnOperatorSeesAnyOfIt() {
        ScriptedChat chat = group(word, grace);

        assertThat(server.post(ada, SEARCH, "0", "{}").status()).isEqualTo(403);
        assertThat(server.get(ada, "/api/admin/chats/" + chat.id()).status()).isEqualTo(403);
    }

    @Test
    void theDirectoryIsFilledAnewAfterARestartAndARebuild() {
        try (QueryServer own = QueryServer.start()) {
            String creator = ScriptedChat.user(own.log(), "ada", "Ada");
            ScriptedChat chat = ScriptedChat.group(own.log(), creator);
            chat.rename(creator, "Looms");
            String before = search(own);
            assertThat(before).contains(chat.id());

            own.stop();
            own.boot();
            assertThat(search(own)).isEqualTo(before);

            own.projections().rebuild(OversightSliceConfiguration.PROJECTION);
            assertThat(search(own)).isEqualTo(before);
        }
    }

    private static String search(QueryServer server) {
        return server.post(
                        QueryServer.OPERATOR, SEARCH, Long.toString(server.log().headPosition()), "{\"query\":\"loo\"}")
                .text();
    }
}
