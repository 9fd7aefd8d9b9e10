package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a member chooses for a chat reaches all of their devices, and nobody else. */
@ExtendWith(RunningVerbatim.class)
class PreferenceTest {
    private static final String CHANGED = "chat_preferences_changed";

    private final Person ada;
    private final Person grace;
    private final String chat;

    PreferenceTest(ApiClient api) {
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        chat = ada.group("Engine", grace);
    }

    private static Answer choose(Person person, String chatId, Map<String, Object> choice) {
        return person.api().patch("/api/chats/" + chatId + "/preferences", choice);
    }

    private static JsonNode seenBy(Person person, String chatId, String position) {
        return person.sees("/api/chats/" + chatId, position).expect(200).json();
    }

    @Test
    void bothOfOnesDevicesHearOfItAndNobodyElse() {
        String begun = ada.says(chat, "hello").expect(201).position();
        long before = seenBy(grace, chat, begun).path("lastSeq").asLong();
        try (Device desk = Device.of(ada);
                Device phone = Device.of(ada);
                Device hers = Device.of(grace)) {
            Answer muted = choose(ada, chat, Map.of("mutedUntil", "2099-01-01T08:00:00.000Z"))
                    .expect(200);
            Answer pinned = choose(ada, chat, Map.of("pinned", true)).expect(200);

            assertThat(pinned.string("mutedUntil")).isEqualTo("2099-01-01T08:00:00.000Z");
            for (Device device : List.of(desk, phone)) {
                List<Heard> heard = device.frames().await(CHANGED, 2);
                assertThat(heard.get(0).data().path("preferences")).isEqualTo(muted.json());
                assertThat(heard.get(1).data().path("preferences")).isEqualTo(pinned.json());
                assertThat(heard.get(1).string("position")).isEqualTo(pinned.position());
            }
            assertThat(seenBy(ada, chat, pinned.position()).path("preferences")).isEqualTo(pinned.json());

            JsonNode hersAfter = seenBy(grace, chat, pinned.position());
            ada.says(chat, "and on").expect(201);
            hers.frames().message("and on");
            assertThat(hers.frames().all(CHANGED)).isEmpty();
            assertThat(hersAfter.has("preferences")).isFalse();
            assertThat(hersAfter.path("lastSeq").asLong()).isEqualTo(before);
        }
    }

    @Test
    void aDeviceThatWasAwayIsToldWhatHoldsNow() {
        String position;
        try (Device device = Device.of(ada)) {
            choose(ada, chat, Map.of("pinned", true)).expect(200);
            position = device.frames().await(CHANGED).string("position");
        }
        Answer muted = choose(ada, chat, Map.of("mutedUntil", "forever")).expect(200);

        try (Device back = Device.resuming(ada, position)) {
            assertThat(back.frames().all(CHANGED).getLast().data().path("preferences"))
                    .isEqualTo(muted.json());
        }
        try (Device upToDate = Device.resuming(ada, muted.position())) {
            assertThat(upToDate.frames().all(CHANGED)).isEmpty();
        }
    }

    @Test
    void aDeviceIsToldAlsoWhereTheServerWasRestartedMeanwhile(@TempDir Path data) {
        Person mary;
        String position;
        String group;
        Answer chosen;
        try (VerbatimProcess first = VerbatimProcess.start(data)) {
            mary = Person.named("mary", first.client(Contract.load()));
            group = mary.group("Notes");
            try (Device device = Device.of(mary)) {
                position = device.position();
            }
            choose(mary, group, Map.of("pinned", true)).expect(200);
            chosen = choose(mary, group, Map.of("mutedUntil", "forever")).expect(200);
            first.end();
        }
        try (VerbatimProcess second = VerbatimProcess.start(data)) {
            ApiClient client = second.client(Contract.load());
            Answer session = client.post("/api/auth/login", Map.of("email", mary.email(), "password", Person.PASSWORD))
                    .expect(200);
            try (Device back = Device.resuming(Person.of(session, client), position)) {
                List<Heard> told = back.frames().all(CHANGED);
                assertThat(told).hasSize(1);
                assertThat(told.getFirst().data().path("preferences")).isEqualTo(chosen.json());
            }
        }
    }

    @Test
    void whatIsChosenAgainIsNoNews() {
        Answer first = choose(ada, chat, Map.of("mutedUntil", "forever", "pinned", true))
                .expect(200);
        Answer again = choose(ada, chat, Map.of("mutedUntil", "forever", "pinned", true))
                .expect(200);
        Answer nothing = choose(ada, chat, Map.of()).expect(200);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.position()).isEqualTo(first.position());
        assertThat(nothing.json()).isEqualTo(first.json());
        assertThat(choose(grace, chat, Map.of("pinned", false)).expect(200).number("seq"))
                .isEqualTo(-1);
    }

    @Test
    void whatIsNoTimeIsRefused() {
        for (String wrong : List.of("", "now", "2099-02-30T08:00:00.000Z", "2099-01-01T08:00:00Z", "null")) {
            choose(ada, chat, Map.of("mutedUntil", wrong)).invalid("mutedUntil");
        }
        choose(ada, chat, Map.of("pinned", "yes")).refused(400, "malformed-request");
    }

    @Test
    void pinnedChatsComeFirstOnTheFirstPage() {
        String older = ada.group("Older");
        Answer last = choose(ada, older, Map.of("pinned", true)).expect(200);
        Answer said = grace.says(chat, "Hello").expect(201);

        List<JsonNode> chats = ada.sees("/api/chats?limit=2", said.position()).items();
        assertThat(chats.get(0).path("id").asString()).isEqualTo(older);
        assertThat(chats.get(1).path("id").asString()).isEqualTo(chat);
        assertThat(last.number("pinSeq")).isEqualTo(last.number("seq"));
    }

    @Test
    void twentyChatsMayBePinnedAndThoseThatWereLeftDoNotCount() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            groups.add(ada.group("Group " + i));
            choose(ada, groups.get(i), Map.of("pinned", true)).expect(200);
        }
        choose(ada, chat, Map.of("pinned", true)).refused(409, "limit-reached");

        ada.api()
                .delete("/api/chats/" + groups.getFirst() + "/participants/" + ada.id())
                .expect(204);
        choose(ada, chat, Map.of("pinned", true)).expect(200);
    }

    @Test
    void leavingEndsItAndAReturnBeginsAnew() {
        choose(grace, chat, Map.of("mutedUntil", "forever", "pinned", true)).expect(200);
        String hers = "/api/chats/" + chat + "/participants";
        ada.api().delete(hers + "/" + grace.id()).expect(204);
        choose(grace, chat, Map.of("pinned", true)).refused(404, "chat-not-found");
        Answer back = ada.api().post(hers, Map.of("userId", grace.id())).expect(200);

        JsonNode seen = seenBy(grace, chat, back.position()).path("preferences");
        assertThat(seen.path("pinned").asBoolean()).isFalse();
        assertThat(seen.has("mutedUntil")).isFalse();
        assertThat(choose(grace, chat, Map.of("pinned", true))
                        .expect(200)
                        .at("pinned")
                        .asBoolean())
                .isTrue();
    }
}
