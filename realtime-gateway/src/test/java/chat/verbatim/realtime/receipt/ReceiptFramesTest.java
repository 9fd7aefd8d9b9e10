package chat.verbatim.realtime.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.realtime.routing.EmptyLog;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.RecordingConnection;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.transport.Frame;
import com.mongodb.MongoException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReceiptFramesTest {
    private final Rooms rooms = new Rooms(8);
    private final Log log = new Log();
    private final LargeChats largeChats = new LargeChats(log, rooms, 2);
    private final ReceiptFrames frames = new ReceiptFrames(new FrameEncoder(JsonMapper.shared()), largeChats);
    private long position;

    @Test
    void inASmallChatAllHearOfAll() {
        live("ada", "grace");
        said("ada");

        assertThat(toldTo("grace", new Mark("kurt", 0, -1))).containsExactly("kurt delivered 0");
        assertThat(toldTo("ada", new Mark("grace", 0, 0))).containsExactly("grace read 0");
    }

    @Test
    void inALargeChatAuthorsHearWhatReachesTheirMessagesAndNobodyElseDoes() {
        live("ada", "grace", "kurt");
        said("ada");

        ReceiptsAdvanced advanced = new ReceiptsAdvanced("tea", List.of(new Mark("grace", 0, -1)));

        assertThat(told("ada", advanced)).containsExactly("grace delivered 0");
        assertThat(toldTo("kurt", new Mark("grace", 0, 0))).isEmpty();
    }

    @Test
    void whatHasArrivedAtSomebodyIsNoNewsToThemAndWhatTheyHaveReadIs() {
        live("ada", "grace", "kurt");
        said("ada");

        assertThat(toldTo("grace", new Mark("grace", 0, -1))).isEmpty();
        assertThat(toldTo("grace", new Mark("grace", 0, 0))).containsExactly("grace read 0");
    }

    @Test
    void aStragglerWhoseMarkIsTheFirstHidesNobodyWhoSaidSomethingSince() {
        live("ada", "grace", "kurt");
        for (int message = 0; message < 500; message++) {
            log.add(message < 450 ? "kurt" : "ada");
        }

        assertThat(toldTo("ada", new Mark("grace", 10, -1))).isEmpty();
        assertThat(toldTo("ada", new Mark("linus", 480, -1))).containsExactly("linus delivered 480");
        assertThat(largeChats.hasSaidLately("ada", "tea")).isTrue();
    }

    @Test
    void reactionsDoNotHideWhoSaidSomething() {
        live("ada", "grace", "kurt");
        log.add("ada");
        for (int reaction = 0; reaction < 400; reaction++) {
            log.add(new ReactionAdded("tea", "grace", 0, "👍"));
        }

        assertThat(largeChats.hasSaidLately("ada", "tea")).isTrue();
        assertThat(toldTo("ada", new Mark("kurt", 400, -1))).containsExactly("kurt delivered 400");
    }

    @Test
    void whatIsSaidLaterIsHeardOf() {
        live("ada", "grace", "kurt");
        said("ada");
        toldTo("ada", new Mark("grace", 0, -1));
        said("kurt");

        assertThat(toldTo("kurt", new Mark("grace", 1, -1))).containsExactly("grace delivered 1");
        assertThat(log.reads).isEqualTo(1);
    }

    @Test
    void allHearWhatNobodyKnowsWhomItConcerns() {
        live("ada", "grace", "kurt");
        log.lost = true;

        assertThat(toldTo("kurt", new Mark("grace", 0, 0))).containsExactly("grace read 0");
    }

    private void live(String... userIds) {
        for (String userId : userIds) {
            RecordingConnection connection = new RecordingConnection(userId, userId);
            boolean live = rooms.join(
                    connection, Set.of("tea"), 0, at -> Frame.of("caught_up", "{}".getBytes(StandardCharsets.UTF_8)));
            assertThat(live).isTrue();
        }
    }

    private void said(String userId) {
        LogEntry entry = log.add(userId);
        largeChats.said((MessageSent) entry.event().getPayload(), entry.event().getSequenceNumber());
    }

    private List<String> toldTo(String userId, Mark mark) {
        return told(userId, new ReceiptsAdvanced("tea", List.of(mark)));
    }

    private List<String> told(String userId, ReceiptsAdvanced event) {
        return frames.advanced(event, ++position).frames().apply(userId).stream()
                .map(ReceiptFramesTest::asText)
                .toList();
    }

    private static String asText(Frame frame) {
        JsonNode data = JsonMapper.shared().readTree(frame.json());
        return data.path("userId").asString()
                + ' '
                + frame.event().replace("message_", "")
                + ' '
                + data.path("seq").asLong();
    }

    /** A log of one chat. */
    private static final class Log extends EmptyLog {
        private final List<LogEntry> entries = new ArrayList<>();
        private boolean lost;
        private int reads;

        LogEntry add(String author) {
            return add(new MessageSent("tea", author, "words", "k" + entries.size(), null, null, List.of()));
        }

        LogEntry add(ChatEvent event) {
            LogEntry entry = new LogEntry(
                    entries.size() + 1, new GenericDomainEventMessage<>("Chat", "tea", entries.size(), event));
            entries.add(entry);
            return entry;
        }

        @Override
        public Optional<Long> lastSequenceNumberFor(String aggregateId) {
            if (lost) {
                throw new MongoException("away");
            }
            reads++;
            return entries.isEmpty() ? Optional.empty() : Optional.of(entries.size() - 1L);
        }

        @Override
        public List<LogEntry> readAggregate(String aggregateId, long firstSeq, long lastSeq) {
            return LongStream.rangeClosed(firstSeq, Math.min(lastSeq, entries.size() - 1))
                    .mapToObj(seq -> entries.get((int) seq))
                    .toList();
        }
    }
}
