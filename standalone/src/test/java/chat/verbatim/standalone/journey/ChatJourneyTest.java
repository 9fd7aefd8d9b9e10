package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(RunningVerbatim.class)
class ChatJourneyTest {
    private final Person ada;
    private final Person grace;
    private final Person barbara;

    ChatJourneyTest(ApiClient anonymous) {
        ada = Person.named("ada", anonymous);
        grace = Person.named("grace", anonymous);
        barbara = Person.named("barbara", anonymous);
    }

    @Test
    void twoPeopleHaveOneChatWhoeverStartsIt() {
        Answer first = start(ada, grace).expect(201);
        Answer again = start(ada, grace).expect(200);
        Answer other = start(grace, ada).expect(200);

        assertThat(first.number("lastSeq")).isZero();
        assertThat(first.at("isGroup").asBoolean()).isFalse();
        assertThat(again.string("id")).isEqualTo(first.string("id"));
        assertThat(other.string("id")).isEqualTo(first.string("id"));
        assertThat(other.string("creator")).isEqualTo(ada.id());
        assertThat(grace.sees("/api/chats/" + first.string("id"), first.position())
                        .expect(200)
                        .string("id"))
                .isEqualTo(first.string("id"));
    }

    @Test
    void aGroupIsNewEachTimeUnlessItsKeyComesAgain() {
        String key = UUID.randomUUID().toString();

        Answer first = startGroup(key).expect(201);
        Answer again = startGroup(key).expect(200);
        Answer another = startGroup(UUID.randomUUID().toString()).expect(201);

        assertThat(again.string("id")).isEqualTo(first.string("id"));
        assertThat(another.string("id")).isNotEqualTo(first.string("id"));
    }

    @Test
    void aGroupOfOneMayGrow() {
        String chat = ada.group("Notes to self");

        Answer grown =
                ada.api().post(participants(chat), Map.of("userId", grace.id())).expect(200);
        Answer repeated =
                ada.api().post(participants(chat), Map.of("userId", grace.id())).expect(200);

        assertThat(memberIds(grown)).containsExactly(ada.id(), grace.id());
        assertThat(grown.at("participants.0.role").isMissingNode()).isTrue();
        assertThat(grown.at("participants").path(0).path("role").asString()).isEqualTo("owner");
        assertThat(repeated.number("lastSeq")).isEqualTo(grown.number("lastSeq"));
    }

    @Test
    void anyMemberRenamesAGroup() {
        String chat = ada.group("Engine", grace);

        Answer renamed = grace.api()
                .patch("/api/chats/" + chat, Map.of("name", " Engine Room "))
                .expect(200);

        assertThat(renamed.string("name")).isEqualTo("Engine Room");
        assertThat(ada.sees("/api/chats/" + chat, renamed.position())
                        .expect(200)
                        .string("name"))
                .isEqualTo("Engine Room");
    }

    @Test
    void onlyTheOwnerRemovesOthersAndEverybodyMayLeave() {
        String chat = ada.group("Engine", grace, barbara);

        grace.api().delete(participants(chat) + '/' + barbara.id()).refused(403, "forbidden");
        grace.api().delete(participants(chat) + '/' + ada.id()).refused(403, "forbidden");
        ada.api().delete(participants(chat) + '/' + barbara.id()).expect(204);
        Answer left = grace.api().delete(participants(chat) + '/' + grace.id()).expect(204);
        ada.api().delete(participants(chat) + '/' + grace.id()).expect(204);

        assertThat(memberIds(ada.sees("/api/chats/" + chat, left.position()).expect(200)))
                .containsExactly(ada.id());
    }

    @Test
    void whoIsRemovedSeesNothingOfTheChatAnyMore() {
        String chat = ada.group("Engine", grace);
        Answer said = ada.says(chat, "Goodbye").expect(201);
        Answer removed = ada.api().delete(participants(chat) + '/' + grace.id()).expect(204);

        ChatPaths.all(chat, said.string("id"))
                .forEach((what, call) ->
                        call.apply(grace.api()).after(removed.position()).send().refused(404, "chat-not-found"));
        assertThat(idsOf(grace.sees("/api/chats", removed.position()))).doesNotContain(chat);
    }

    @Test
    void aStrangerSeesNothingOfAChat() {
        String chat = ada.chatWith(grace);
        Answer said = ada.says(chat, "Between us").expect(201);

        ChatPaths.all(chat, said.string("id"))
                .forEach((what, call) ->
                        call.apply(barbara.api()).after(said.position()).send().refused(404, "chat-not-found"));
        ChatPaths.all("no-such-chat", "no-such-chat_1")
                .forEach((what, call) -> call.apply(ada.api()).send().refused(404, "chat-not-found"));
    }

    @Test
    void oneToOneChatsStayAsTheyAre() {
        String chat = ada.chatWith(grace);

        ada.api().post(participants(chat), Map.of("userId", barbara.id())).refused(409, "not-a-group");
        ada.api().delete(participants(chat) + '/' + grace.id()).refused(409, "not-a-group");
        ada.api().delete(participants(chat) + '/' + ada.id()).refused(409, "not-a-group");
        ada.api().patch("/api/chats/" + chat, Map.of("name", "Us")).refused(409, "not-a-group");
    }

    @Test
    void theListHasTheNewestActivityFirstAndPages() {
        List<String> chats = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            chats.addFirst(ada.group("Group " + i));
        }
        Answer said = ada.says(chats.get(3), "Now this one is first").expect(201);
        chats.addFirst(chats.remove(3));

        List<String> listed = new ArrayList<>();
        Answer page = ada.sees("/api/chats?limit=2", said.position()).expect(200);
        listed.addAll(idsOf(page));
        while (!page.string("nextCursor").isEmpty()) {
            page = ada.api()
                    .get("/api/chats?limit=2&cursor=" + page.string("nextCursor"))
                    .expect(200);
            listed.addAll(idsOf(page));
        }

        assertThat(listed).containsExactlyElementsOf(chats);
    }

    private static Answer start(Person person, Person other) {
        return person.api().post("/api/chats", Map.of("participants", List.of(other.id()), "isGroup", false));
    }

    private Answer startGroup(String key) {
        return ada.api()
                .call("POST", "/api/chats")
                .header("Idempotency-Key", key)
                .json(Map.of("participants", List.of(grace.id()), "isGroup", true, "name", "Engine"))
                .send();
    }

    private static String participants(String chat) {
        return "/api/chats/" + chat + "/participants";
    }

    private static List<String> memberIds(Answer chat) {
        return chat.at("participants")
                .valueStream()
                .map(it -> it.path("user").path("id").asString())
                .toList();
    }

    private static List<String> idsOf(Answer page) {
        return page.items().stream()
                .map((JsonNode it) -> it.path("id").asString())
                .toList();
    }
}
