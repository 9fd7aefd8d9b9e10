package chat.verbatim.realtime.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatQuery.Departure;
import chat.verbatim.api.chat.ChatQuery.FindMemberships;
import chat.verbatim.api.chat.ChatQuery.Membership;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.realtime.audit.AuditFrames;
import chat.verbatim.realtime.chat.ChatFrames;
import chat.verbatim.realtime.fanout.LogTranslation;
import chat.verbatim.realtime.message.MessageFrames;
import chat.verbatim.realtime.offline.LogAlone;
import chat.verbatim.realtime.offline.OfflineDelivery;
import chat.verbatim.realtime.preference.PreferenceFrames;
import chat.verbatim.realtime.reaction.ReactionFrames;
import chat.verbatim.realtime.receipt.LargeChats;
import chat.verbatim.realtime.receipt.ReceiptFrames;
import chat.verbatim.realtime.resume.MissedEvents;
import chat.verbatim.realtime.resume.OwedMessages;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.EmptyLog;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.RecordingConnection;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.user.UserDirectory;
import chat.verbatim.realtime.user.UserFrames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A node that is behind the view that it asks. */
class CatchUpTest {
    private static final long SEEN = 10;
    private static final long LEFT = 20;

    private final FrameEncoder encoder = new FrameEncoder(JsonMapper.shared());
    private final SimpleQueryBus queryBus = SimpleQueryBus.builder().build();
    private final QueryGateway queries =
            DefaultQueryGateway.builder().queryBus(queryBus).build();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Rooms rooms = new Rooms(100);
    private final RecordingConnection connection = new RecordingConnection("socket", "ada");

    @Test
    void whoWasThrownOutFurtherOnThanThisNodeKnowsIsNotLiveBeforeThat() throws Exception {
        rooms.startAt(SEEN);
        queryBus.subscribe(FindMemberships.class.getName(), Memberships.class, question -> {
            asked.countDown();
            return new Memberships("ada", List.of(), List.of(new Departure("c1", 7, LEFT)), LEFT + 5);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> live = threads.submit(() -> catchUp().bring(connection, Position.encode(SEEN)));
            asked.await();
            // As long as it would take to go live at once.
            Thread.sleep(200);
            rooms.route(said(15));
            rooms.route(left());
            assertThat(live.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(connection.takeEvents()).containsExactly("participant_removed", "caught_up");
    }

    @Test
    void whoseNodeDoesNotComeAsFarIsLetGoInsteadOfLiveWithAHole() {
        rooms.startAt(SEEN);
        queryBus.subscribe(
                FindMemberships.class.getName(),
                Memberships.class,
                question -> new Memberships("ada", List.of(), List.of(new Departure("c1", 7, LEFT)), LEFT + 5));
        CatchUp impatient = catchUp(Duration.ofMillis(20));
        assertThatThrownBy(() -> impatient.bring(connection, Position.encode(SEEN)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("position 10")
                .hasMessageContaining("at 20");
        assertThat(connection.takeEvents()).isEmpty();
        assertThat(rooms.isLive("ada")).isFalse();
    }

    @Test
    void whoIsGoneBeforeThisNodeHasComeAsFarIsNotWaitedFor() throws Exception {
        rooms.startAt(SEEN);
        queryBus.subscribe(FindMemberships.class.getName(), Memberships.class, question -> {
            connection.close(CloseReason.CLIENT_LEFT);
            return new Memberships("ada", List.of(), List.of(new Departure("c1", 7, LEFT)), LEFT + 5);
        });
        assertThat(catchUp().bring(connection, Position.encode(SEEN))).isFalse();
        assertThat(rooms.isLive("ada")).isFalse();
    }

    /** What was said before they were thrown out is not among it: who comes in fetches the chat. */
    @Test
    void whoWasThrownOutWhileAwayAndComesInAgainWhileComingBackIsToldOfBoth() throws Exception {
        rooms.startAt(SEEN);
        rooms.route(said(15));
        rooms.route(left());
        queryBus.subscribe(FindMemberships.class.getName(), Memberships.class, question -> {
            rooms.route(Broadcast.toAll(
                    LEFT + 5,
                    "c1",
                    new Change.Joins(List.of("ada")),
                    List.of(encoder.frame("participant_added", Map.of("seq", 8)))));
            rooms.route(said(LEFT + 6));
            return new Memberships("ada", List.of(), List.of(new Departure("c1", 7, LEFT)), LEFT);
        });
        assertThat(catchUp().bring(connection, Position.encode(SEEN))).isTrue();
        rooms.route(said(LEFT + 7));
        assertThat(connection.takeEvents())
                .containsExactly(
                        "participant_removed", "participant_added", "receive_message", "caught_up", "receive_message");
    }

    @Test
    void whoBeginsAnewIsNotToldByANodeThatIsBehindWhatTheyAcknowledgedElsewhere() throws Exception {
        rooms.startAt(SEEN);
        queryBus.subscribe(FindMemberships.class.getName(), Memberships.class, question -> acknowledged(15));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> live = threads.submit(() -> catchUp().bring(connection, null));
            // As long as it would take to go live at once.
            Thread.sleep(200);
            rooms.route(said(15));
            rooms.advance(LEFT + 5);
            assertThat(live.get(10, TimeUnit.SECONDS)).isTrue();
        }
        rooms.route(said(LEFT + 6));
        assertThat(connection.takeEvents()).containsExactly("caught_up", "receive_message");
    }

    @Test
    void whoBeginsAnewAtANodeThatDoesNotComeAsFarAsTheLogIsLetGo() {
        rooms.startAt(SEEN);
        queryBus.subscribe(FindMemberships.class.getName(), Memberships.class, question -> acknowledged(15));
        CatchUp impatient = catchUp(Duration.ofMillis(20));
        assertThatThrownBy(() -> impatient.bring(connection, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("position 10")
                .hasMessageContaining("the log goes to 25");
        assertThat(connection.takeEvents()).isEmpty();
        assertThat(rooms.isLive("ada")).isFalse();
    }

    private static Memberships acknowledged(long seq) {
        return new Memberships("ada", List.of(new Membership("c1", seq, seq, seq, null)), List.of(), LEFT + 5);
    }

    private Broadcast said(long position) {
        return Broadcast.toAll(
                position, "c1", Change.NONE, List.of(encoder.frame("receive_message", Map.of("seq", position))));
    }

    private Broadcast left() {
        return Broadcast.toAll(
                LEFT, "c1", new Change.Leaves("ada"), List.of(encoder.frame("participant_removed", Map.of("seq", 7))));
    }

    private CatchUp catchUp() {
        return catchUp(Duration.ofSeconds(10));
    }

    private CatchUp catchUp(Duration mostBehind) {
        LogReader log = new AheadOfThisNode();
        UserDirectory users = new UserDirectory(queries, log);
        LogTranslation translation = new LogTranslation(
                new ChatFrames(encoder, users),
                new MessageFrames(encoder, users),
                new ReactionFrames(encoder),
                new AuditFrames(encoder, users));
        MissedEvents missed = new MissedEvents(
                log,
                translation,
                new ReceiptFrames(encoder, new LargeChats(log, rooms, 100)),
                new PreferenceFrames(encoder),
                new UserFrames(encoder, queries),
                queries,
                rooms);
        return new CatchUp(
                queries,
                log,
                missed,
                new OwedMessages(log, translation),
                new OfflineDelivery(new LogAlone(), 10, Runnable::run),
                rooms,
                encoder,
                100,
                mostBehind);
    }

    private static final class AheadOfThisNode extends EmptyLog {
        @Override
        public long headPosition() {
            return LEFT + 5;
        }
    }
}
