package chat.verbatim.realtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsTest {
    private final Rooms rooms = new Rooms(8);
    private final RecordingConnection alice = new RecordingConnection("a1", "alice");
    private final RecordingConnection bob = new RecordingConnection("b1", "bob");

    @Test
    void aMemberHearsTheirChatsAndNoOther() {
        live(alice, 0, "tea");
        live(bob, 0, "coffee");

        rooms.route(event(1, "tea"));

        assertThat(alice.takeEvents()).containsExactly("1");
        assertThat(bob.takeEvents()).isEmpty();
    }

    @Test
    void everyDeviceOfAMemberHears() {
        RecordingConnection phone = new RecordingConnection("a2", "alice");
        live(alice, 0, "tea");
        live(phone, 0, "tea");

        rooms.route(event(1, "tea"));

        assertThat(alice.takeEvents()).containsExactly("1");
        assertThat(phone.takeEvents()).containsExactly("1");
    }

    @Test
    void whoWatchesSeesEachDeviceThatHearsAndNoOther() {
        RecordingConnection phone = new RecordingConnection("a2", "alice");
        live(alice, 0, "tea");
        live(phone, 5, "tea");
        live(bob, 0, "coffee");
        List<String> seen = new ArrayList<>();

        rooms.route(event(1, "tea"), new FrameWatch() {
            @Override
            public Frame toSend(Connection<ClientSession> connection, Frame frame) {
                seen.add(connection.id() + ' ' + frame.event());
                return frame;
            }

            @Override
            public void done() {
                seen.add("done");
            }
        });

        assertThat(seen).containsExactly("a1 1", "done");
    }

    @Test
    void whatHappensToAUserIsHeardOnceByThemAndByWhoSeesThem() {
        RecordingConnection carol = new RecordingConnection("c1", "carol");
        live(alice, 0, "tea", "milk");
        live(bob, 0, "tea", "milk", "coffee");
        live(carol, 0, "coffee");

        rooms.route(ofUser(1, "alice", Set.of("tea", "milk")));

        assertThat(alice.takeEvents()).containsExactly("1");
        assertThat(bob.takeEvents()).containsExactly("1");
        assertThat(carol.takeEvents()).isEmpty();
    }

    @Test
    void whereNobodyKnowsWhoSeesAUserEverybodyHears() {
        live(alice, 0);
        live(bob, 0, "coffee");

        rooms.route(ofUser(1, "carol", null));

        assertThat(alice.takeEvents()).containsExactly("1");
        assertThat(bob.takeEvents()).containsExactly("1");
    }

    @Test
    void whatHappenedToAUserIsHeardByWhoComesLater() {
        rooms.route(ofUser(1, "alice", Set.of("tea")));
        rooms.route(ofUser(2, "alice", Set.of("coffee")));

        rooms.join(bob, Set.of("tea"), 0, position -> frame("caught_up " + position));
        rooms.join(alice, Set.of("milk"), 0, position -> frame("caught_up " + position));

        assertThat(bob.takeEvents()).containsExactly("1", "caught_up 2");
        assertThat(alice.takeEvents()).containsExactly("1", "2", "caught_up 2");
    }

    @Test
    void whatWasRoutedSinceComesBeforeCaughtUp() {
        rooms.route(event(1, "tea"));
        rooms.route(event(2, "coffee"));
        rooms.route(event(3, "tea"));

        boolean joined = rooms.join(alice, Set.of("tea"), 1, position -> frame("caught_up " + position));

        assertThat(joined).isTrue();
        assertThat(alice.takeEvents()).containsExactly("3", "caught_up 3");
    }

    @Test
    void whoeverComesFromANodeThatIsAheadIsShownNothingAgain() {
        rooms.route(event(1, "tea"));
        live(alice, 4, "tea", "milk");
        live(bob, 1, "tea");

        rooms.route(event(2, "tea"));
        rooms.route(event(3, "milk", new Change.Leaves("alice")));
        rooms.tellPosition(position -> frame("reached " + position));
        rooms.route(event(4, "milk", new Change.Joins(List.of("alice"))));
        rooms.tellPosition(position -> frame("reached " + position));
        rooms.route(event(5, "milk"));

        assertThat(alice.takeEvents()).containsExactly("reached 4", "5");
        assertThat(bob.takeEvents()).containsExactly("2", "reached 3", "reached 4");
    }

    @Test
    void whoeverWasAwayTooLongMustReadTheLogFirst() {
        LongStream.rangeClosed(1, 20).forEach(position -> rooms.route(event(position, "tea")));

        boolean joined = rooms.join(alice, Set.of("tea"), 5, position -> frame("caught_up"));

        assertThat(joined).isFalse();
        assertThat(alice.takeEvents()).isEmpty();
        rooms.route(event(21, "tea"));
        assertThat(alice.takeEvents()).isEmpty();
    }

    @Test
    void whatIsKeptIsGivenAsFarAsItReachesBack() {
        LongStream.rangeClosed(1, 20).forEach(position -> rooms.route(event(position, "tea")));

        assertThat(rooms.kept(5, 20)).isEmpty();
        assertThat(rooms.kept(16, 21)).isEmpty();
        assertThat(rooms.kept(16, 19).orElseThrow())
                .extracting(Broadcast::position)
                .containsExactly(17L, 18L, 19L);
        assertThat(rooms.kept(20, 20).orElseThrow()).isEmpty();
    }

    @Test
    void ofWhatIsKeptSomebodySeesNothingFromBeforeTheyCameOrAfterTheyWent() {
        List<Broadcast> kept = List.of(
                event(1, "tea"),
                event(2, "tea", new Change.Joins(List.of("alice"))),
                event(3, "tea"),
                event(4, "coffee"),
                event(5, "coffee", new Change.Leaves("alice")),
                event(6, "coffee"),
                event(7, "milk"),
                event(8, "water", new Change.Leaves("alice")),
                event(9, "water"),
                event(10, "water", new Change.Joins(List.of("alice"))),
                event(11, "water"));
        Visibility visibility = Visibility.before(kept, "alice", Set.of("tea", "water", "milk"));

        assertThat(kept.stream().flatMap(broadcast -> visibility.show(broadcast).stream()))
                .extracting(Frame::event)
                .containsExactly("2", "3", "5", "7", "8", "10", "11");
    }

    @Test
    void somebodyWhoIsAddedHearsOfItAndOfAllThatFollows() {
        live(alice, 0);

        rooms.route(event(1, "tea"));
        rooms.route(event(2, "tea", new Change.Joins(List.of("alice"))));
        rooms.route(event(3, "tea"));

        assertThat(alice.takeEvents()).containsExactly("2", "3");
    }

    @Test
    void somebodyWhoIsRemovedHearsOfItAndOfNothingAfter() {
        live(alice, 0, "tea");
        live(bob, 0, "tea");

        rooms.route(event(1, "tea", new Change.Leaves("alice")));
        rooms.route(event(2, "tea"));
        rooms.sendToOthers("tea", "bob", frame("typing"));

        assertThat(alice.takeEvents()).containsExactly("1");
        assertThat(bob.takeEvents()).containsExactly("1", "2");
        assertThat(rooms.hears("alice", "tea")).isFalse();
    }

    @Test
    void aRemovalIsShownAlsoWhenTheMembershipViewKnewOfItBefore() {
        live(alice, 0);

        rooms.route(event(1, "tea", new Change.Leaves("alice")));

        assertThat(alice.takeEvents()).containsExactly("1");
    }

    @Test
    void aReplayEndsAtARemoval() {
        rooms.route(event(1, "tea"));
        rooms.route(event(2, "tea", new Change.Leaves("alice")));
        rooms.route(event(3, "tea"));

        live(alice, 0, "tea");

        assertThat(alice.takeEvents()).containsExactly("1", "2");
        rooms.route(event(4, "tea"));
        assertThat(alice.takeEvents()).isEmpty();
    }

    @Test
    void whoeverLeftHearsNothing() {
        live(alice, 0, "tea");
        rooms.leave(alice);

        rooms.route(event(1, "tea"));

        assertThat(alice.takeEvents()).isEmpty();
    }

    @Test
    void aUserIsForgottenOnlyWhenTheirLastConnectionIsGone() {
        RecordingConnection phone = new RecordingConnection("a2", "alice");
        live(alice, 0, "tea");
        live(phone, 0, "tea");
        rooms.leave(alice);

        rooms.dropIfEmpty("alice");
        assertThat(rooms.hears("alice", "tea")).isTrue();

        rooms.leave(phone);
        rooms.dropIfEmpty("alice");
        assertThat(rooms.hears("alice", "tea")).isFalse();
    }

    @Test
    void comingAndGoingIsToldToThoseWhoShareASmallChat() {
        RecordingConnection carol = new RecordingConnection("c1", "carol");
        live(alice, 0, "tea", "crowd");
        live(bob, 0, "tea", "crowd");
        live(carol, 0, "crowd");

        Set<String> told = new HashSet<>();
        rooms.sendOnce("tea", "alice", 2, frame("user_online"), told);
        rooms.sendOnce("crowd", "alice", 2, frame("user_online"), told);
        rooms.sendOnce("tea", "alice", 2, frame("user_online"), told);

        assertThat(bob.takeEvents()).containsExactly("user_online");
        assertThat(carol.takeEvents()).isEmpty();
        assertThat(alice.takeEvents()).isEmpty();
        assertThat(rooms.liveContacts("alice", 2)).containsExactly("bob");
    }

    @Test
    void theAudienceHearsOfFirstAndLastMembersOnly() {
        List<String> heard = new ArrayList<>();
        Rooms watched = new Rooms(8, new Audience() {
            @Override
            public void gathered(String chatId) {
                heard.add("+" + chatId);
            }

            @Override
            public void dispersed(String chatId) {
                heard.add("-" + chatId);
            }
        });
        watched.join(alice, Set.of("tea"), 0, position -> frame("caught_up"));
        watched.join(bob, Set.of("tea"), 0, position -> frame("caught_up"));
        watched.route(event(1, "tea", new Change.Leaves("alice")));
        assertThat(heard).containsExactly("+tea");

        watched.leave(bob);
        watched.dropIfEmpty("bob");

        assertThat(heard).containsExactly("+tea", "-tea");
    }

    /** However a client leaves and comes back, it has heard each event once, in the order of the log. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void nobodyMissesOrDoublesAnythingOverReconnects(long seed) {
        Random random = new Random(seed);
        List<String> heard = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        long seen = 0;
        boolean live = false;
        for (long position = 1; position <= 500; position++) {
            if (!live && (random.nextInt(4) == 0 || position - seen > 6)) {
                live = rooms.join(alice, Set.of("tea"), seen, p -> frame("caught_up"));
                assertThat(live).isTrue();
            } else if (live && random.nextInt(6) == 0) {
                rooms.leave(alice);
                live = false;
                seen = position - 1;
            }
            String chatId = random.nextBoolean() ? "tea" : "coffee";
            rooms.route(event(position, chatId));
            if (chatId.equals("tea")) {
                expected.add(Long.toString(position));
            }
            heard.addAll(alice.takeEvents());
        }
        if (!live) {
            assertThat(rooms.join(alice, Set.of("tea"), seen, p -> frame("caught_up")))
                    .isTrue();
            heard.addAll(alice.takeEvents());
        }
        heard.removeIf("caught_up"::equals);
        assertThat(heard).isEqualTo(expected);
    }

    private void live(RecordingConnection connection, long seen, String... chatIds) {
        assertThat(rooms.join(connection, Set.of(chatIds), seen, position -> frame("caught_up")))
                .isTrue();
        List<String> replayed = new ArrayList<>(connection.takeEvents());
        replayed.removeLast();
        replayed.forEach(event -> connection.send(frame(event)));
    }

    private static Broadcast event(long position, String chatId) {
        return event(position, chatId, Change.NONE);
    }

    private static Broadcast event(long position, String chatId, Change change) {
        return Broadcast.toAll(position, chatId, change, List.of(frame(Long.toString(position))));
    }

    private static Broadcast ofUser(long position, String userId, @Nullable Set<String> chatIds) {
        return Broadcast.ofUser(position, new Change.OfUser(userId, chatIds), frame(Long.toString(position)));
    }

    private static Frame frame(String event) {
        return Frame.of(event, "{}".getBytes(StandardCharsets.UTF_8));
    }
}
