package chat.verbatim.realtime.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.moderation.ModerationEvent.UserSuspended;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.realtime.audit.AuditFrames;
import chat.verbatim.realtime.chat.ChatFrames;
import chat.verbatim.realtime.message.MessageFrames;
import chat.verbatim.realtime.preference.PreferenceFrames;
import chat.verbatim.realtime.reaction.ReactionFrames;
import chat.verbatim.realtime.receipt.LargeChats;
import chat.verbatim.realtime.receipt.ReceiptFrames;
import chat.verbatim.realtime.routing.EmptyLog;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.trace.GatewayTraces;
import chat.verbatim.realtime.user.UserDirectory;
import chat.verbatim.realtime.user.UserFrames;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.queryhandling.DefaultQueryGateway;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LogFollowerTest {
    private static final int STARTS = 300;

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .fetchDelay(5)
            .build();
    private final LogReader log = new HeadOnly(store);
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
    private final LogFollower follower = aFollower();

    @AfterEach
    void closeStore() {
        store.shutDown();
    }

    /** The thread once ended at once when it was quicker than the one that started it, and no socket heard anything. */
    @Test
    void theLogIsFollowedAfterEachStart() throws InterruptedException {
        publish("before");
        for (int start = 0; start < STARTS; start++) {
            follower.start();
            publish("session-" + start);
            assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo("session-" + start);
            follower.stop();
            assertThat(follower.isRunning()).isFalse();
        }
    }

    private void publish(String sessionId) {
        store.publish(GenericEventMessage.asEventMessage(new SessionEnded("ada", sessionId, "logout")));
    }

    private LogFollower aFollower() {
        FrameEncoder encoder = new FrameEncoder(JsonMapper.shared());
        QueryGateway queries = DefaultQueryGateway.builder()
                .queryBus(SimpleQueryBus.builder().build())
                .build();
        UserDirectory users = new UserDirectory(queries, log);
        LogTranslation translation = new LogTranslation(
                new ChatFrames(encoder, users),
                new MessageFrames(encoder, users),
                new ReactionFrames(encoder),
                new AuditFrames(encoder, users));
        Rooms rooms = new Rooms(10);
        LargeChats largeChats = new LargeChats(log, rooms, 100);
        return new LogFollower(
                store,
                log,
                translation,
                new ReceiptFrames(encoder, largeChats),
                largeChats,
                new PreferenceFrames(encoder),
                users,
                new UserFrames(encoder, queries),
                rooms,
                new Noted(),
                new GatewayTraces(Traces.NONE));
    }

    private final class Noted implements LogFollower.Ends {
        @Override
        public void on(SessionEnded event) {
            ended.add(event.sessionId());
        }

        @Override
        public void on(UserSuspended event) {
            ended.add(event.userId());
        }
    }

    private static final class HeadOnly extends EmptyLog {
        private final EmbeddedEventStore store;

        HeadOnly(EmbeddedEventStore store) {
            this.store = store;
        }

        @Override
        public long headPosition() {
            return store.createHeadToken().position().orElse(0);
        }
    }
}
