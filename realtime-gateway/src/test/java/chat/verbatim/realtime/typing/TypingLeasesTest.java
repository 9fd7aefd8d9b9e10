package chat.verbatim.realtime.typing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.RecordingConnection;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.signal.ChatChannel;
import chat.verbatim.realtime.signal.ChatSignal;
import chat.verbatim.realtime.signal.ChatSignal.Typing;
import chat.verbatim.realtime.signal.InProcessChannels;
import chat.verbatim.realtime.transport.Frame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TypingLeasesTest {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final Rooms rooms = new Rooms(8);
    private final RecordingConnection alice = new RecordingConnection("a1", "alice");
    private final RecordingConnection bob = new RecordingConnection("b1", "bob");
    private final InProcessChannels channels = new InProcessChannels();
    private final ChatChannel other = channels.join("other");
    private final List<ChatSignal> heardElsewhere = new ArrayList<>();
    private final TypingLeases typing = new TypingLeases(
            rooms, channels.join("this"), new FrameEncoder(JsonMapper.shared()), () -> now, Duration.ofSeconds(6));

    @BeforeEach
    void bothAreLive() {
        for (RecordingConnection connection : Set.of(alice, bob)) {
            rooms.join(connection, Set.of("tea"), 0, p -> Frame.of("caught_up", "{}".getBytes(StandardCharsets.UTF_8)));
            connection.takeEvents();
        }
    }

    @BeforeEach
    void anotherNodeFollows() {
        other.follow("tea");
        other.listen((chatId, signal) -> heardElsewhere.add(signal));
    }

    @Test
    void otherNodesHearBeginningAndEndAndARepetitionNowAndThen() {
        typing.renew("tea", "alice");
        now = now.plusSeconds(1);
        typing.renew("tea", "alice");
        now = now.plusSeconds(1);
        typing.renew("tea", "alice");
        typing.end("tea", "alice");

        Typing typed = new Typing("alice", true);
        assertThat(heardElsewhere).containsExactly(typed, typed, new Typing("alice", false));
    }

    @Test
    void whoTypesOnAnotherNodeIsShownUntilTheyStop() {
        typing.heard("tea", new Typing("carol", true));
        typing.heard("tea", new Typing("carol", true));
        typing.heard("tea", new Typing("carol", false));
        typing.heard("tea", new Typing("carol", false));

        assertThat(bob.takeEvents()).containsExactly("user_typing", "user_stopped_typing");
        assertThat(heardElsewhere).isEmpty();
    }

    @Test
    void whoTypedOnANodeThatWasKilledStops() {
        typing.heard("tea", new Typing("carol", true));
        now = now.plusSeconds(6);
        typing.sweep();

        assertThat(bob.takeEvents()).containsExactly("user_typing", "user_stopped_typing");
    }

    @Test
    void othersHearTheBeginningOnce() {
        typing.renew("tea", "alice");
        typing.renew("tea", "alice");

        assertThat(bob.takeEvents()).containsExactly("user_typing");
        assertThat(alice.takeEvents()).isEmpty();
    }

    @Test
    void othersHearTheEndOnce() {
        typing.renew("tea", "alice");
        typing.end("tea", "alice");
        typing.end("tea", "alice");

        assertThat(bob.takeEvents()).containsExactly("user_typing", "user_stopped_typing");
    }

    @Test
    void whoeverGoesSilentStopsTyping() {
        typing.renew("tea", "alice");
        now = now.plusSeconds(5);
        typing.sweep();
        assertThat(bob.takeEvents()).containsExactly("user_typing");

        now = now.plusSeconds(1);
        typing.sweep();
        assertThat(bob.takeEvents()).containsExactly("user_stopped_typing");
    }

    @Test
    void aSignOfTypingProlongsIt() {
        typing.renew("tea", "alice");
        now = now.plusSeconds(5);
        typing.renew("tea", "alice");
        now = now.plusSeconds(5);
        typing.sweep();

        assertThat(bob.takeEvents()).containsExactly("user_typing");
    }

    @Test
    void whoeverLeavesStopsTypingEverywhere() {
        typing.renew("tea", "alice");
        typing.endAll("alice");

        assertThat(bob.takeEvents()).containsExactly("user_typing", "user_stopped_typing");
    }
}
