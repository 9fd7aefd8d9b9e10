package chat.verbatim.realtime.connection;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.moderation.ModerationEvent.UserSuspended;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.Scope;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.realtime.fanout.LogFollower;
import chat.verbatim.realtime.offline.OfflineDelivery;
import chat.verbatim.realtime.presence.PresenceAnnouncer;
import chat.verbatim.realtime.resume.UnacknowledgedMessages;
import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.transport.Ack;
import chat.verbatim.realtime.transport.Admission;
import chat.verbatim.realtime.transport.CloseReason;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.transport.ConnectionHandler;
import chat.verbatim.realtime.transport.Handshake;
import chat.verbatim.realtime.typing.TypingLeases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The connections of this node from handshake to end. */
public final class ClientConnections implements ConnectionHandler<ClientSession>, LogFollower.Ends {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnections.class);
    private static final Counter OVERFLOWS = Metrics.counter("verbatim.outbox.overflows");

    private final AccessTokens tokens;
    private final Suspensions suspensions;
    private final Rooms rooms;
    private final PresenceAnnouncer presence;
    private final TypingLeases typing;
    private final FrameEncoder encoder;
    private final ClientEvents events;
    private final PacedCatchUp catchUp;
    private final OfflineDelivery offline;
    private final UnacknowledgedMessages unacknowledged;
    private final Answers answers;
    private final ConcurrentMap<String, Connection<ClientSession>> open = new ConcurrentHashMap<>();

    public ClientConnections(
            AccessTokens tokens,
            Suspensions suspensions,
            Rooms rooms,
            PresenceAnnouncer presence,
            TypingLeases typing,
            FrameEncoder encoder,
            ClientEvents events,
            PacedCatchUp catchUp,
            OfflineDelivery offline,
            UnacknowledgedMessages unacknowledged,
            Answers answers) {
        this.tokens = tokens;
        this.suspensions = suspensions;
        this.rooms = rooms;
        this.presence = presence;
        this.typing = typing;
        this.encoder = encoder;
        this.events = events;
        this.catchUp = catchUp;
        this.offline = offline;
        this.unacknowledged = unacknowledged;
        this.answers = answers;
    }

    @Override
    public Admission<ClientSession> authenticate(Handshake handshake) {
        String token = handshake.token();
        if (token == null) {
            return Admission.refuse(
                    RefusalCode.UNAUTHENTICATED.wireName(), "Send your access token as auth.token in the handshake.");
        }
        try {
            Caller caller = tokens.verify(token);
            caller.require(Scope.MESSAGES_READ);
            if (catchUp.isFull()) {
                return Admission.refuseFor(
                        catchUp.retryAfter(),
                        RefusalCode.UNAVAILABLE.wireName(),
                        "Too many clients are connecting at once; come back after the given time.");
            }
            JsonNode position = handshake.auth().path("position");
            return Admission.accept(new ClientSession(caller, position.isString() ? position.stringValue() : null));
        } catch (RefusedException refused) {
            return Admission.refuse(
                    refused.refusal().code().wireName(), refused.refusal().detail());
        }
    }

    @Override
    public void opened(Connection<ClientSession> connection) {
        open.put(connection.id(), connection);
        try {
            begin(connection);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            connection.close(CloseReason.SHUTDOWN);
        } catch (RuntimeException failed) {
            boolean refused = RefusedException.refusalIn(failed).isPresent();
            LOG.warn(
                    "Connection {} of user {} cannot catch up: {}",
                    connection.id(),
                    connection.session().userId(),
                    refused ? failed.getMessage() : failed.toString(),
                    refused ? null : failed);
            connection.close(CloseReason.FAILED);
        }
    }

    private void begin(Connection<ClientSession> connection) throws InterruptedException {
        String from = connection.session().resumeFrom();
        boolean live;
        try {
            live = catchUp.bring(connection, from);
        } catch (RefusedException unusablePosition) {
            live = catchUp.bring(connection, null);
        }
        if (live) {
            catchUp.inTurn(() -> presence.connected(connection));
        }
    }

    @Override
    public void received(Connection<ClientSession> connection, String event, JsonNode payload, @Nullable Ack ack) {
        try (LogFields _ = LogFields.of(connection, payload)) {
            handle(connection, event, payload, ack);
        }
    }

    private void handle(Connection<ClientSession> connection, String event, JsonNode payload, @Nullable Ack ack) {
        try {
            if (!events.handle(connection, event, payload, ack)) {
                connection.close(CloseReason.FAILED);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            connection.close(CloseReason.SHUTDOWN);
        } catch (RuntimeException refused) {
            answers.failed(connection, event, ack, refused);
            if (RefusedException.refusalIn(refused).isEmpty() && event.equals("sync")) {
                // It is not live any more, and its client would wait for ever.
                connection.close(CloseReason.FAILED);
            }
        }
    }

    /** How many are open. */
    public int count() {
        return open.size();
    }

    @Override
    public void overflowed(Connection<ClientSession> connection) {
        OVERFLOWS.increment();
        rooms.leave(connection);
        connection.resume();
        connection.send(encoder.frame("resync", new Resync()));
    }

    @Override
    public void closed(Connection<ClientSession> connection, CloseReason reason) {
        open.remove(connection.id());
        rooms.leave(connection);
        presence.disconnected(connection);
        if (!rooms.isLive(connection.session().userId())) {
            typing.endAll(connection.session().userId());
            connection
                    .session()
                    .liveAfter()
                    .ifPresent(position ->
                            unacknowledged.queue(connection.session().userId(), position));
        }
        offline.putBack(connection.id());
        LOG.debug(
                "Connection {} of user {} ended: {}",
                connection.id(),
                connection.session().userId(),
                reason);
    }

    /** Follows the log: a session's sockets end with it. */
    @Override
    public void on(SessionEnded ended) {
        open.values().stream()
                .filter(connection -> connection.session().caller().sessionId().equals(ended.sessionId()))
                .forEach(connection ->
                        end(connection, RefusalCode.UNAUTHENTICATED, "This session has ended; log in again."));
    }

    /** Follows the log: a suspended user's sockets end at once, and those of the user's bots. */
    @Override
    public void on(UserSuspended suspended) {
        open.values().stream()
                .filter(connection -> suspensions.concern(
                        suspended.userId(), connection.session().caller()))
                .forEach(connection -> end(
                        connection,
                        RefusalCode.UNAUTHENTICATED,
                        "This account is suspended. Ask the operators of this server."));
    }

    /** Ends the connections whose token has expired. */
    void endExpired(Instant now) {
        open.values().stream()
                .filter(connection -> connection.session().caller().expiresAt().isBefore(now))
                .forEach(connection -> end(
                        connection,
                        RefusalCode.TOKEN_EXPIRED,
                        "The access token has expired; refresh it and connect again."));
    }

    private void end(Connection<ClientSession> connection, RefusalCode code, String message) {
        rooms.leave(connection);
        connection.send(encoder.frame("session_ended", new SessionOver(code.wireName(), message)));
        connection.close(CloseReason.SESSION_ENDED);
    }

    record Resync() {}

    record SessionOver(String code, String message) {}
}
