package chat.verbatim.realtime.connection;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.message.MessageView;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.Scope;
import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import chat.verbatim.http.WriteLimit;
import chat.verbatim.realtime.message.MessageSending;
import chat.verbatim.realtime.offline.OfflineDelivery;
import chat.verbatim.realtime.receipt.ReceiptCoalescer;
import chat.verbatim.realtime.routing.ClientSession;
import chat.verbatim.realtime.routing.Rooms;
import chat.verbatim.realtime.trace.GatewayTraces;
import chat.verbatim.realtime.transport.Ack;
import chat.verbatim.realtime.transport.Connection;
import chat.verbatim.realtime.typing.TypingLeases;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client may say after it was let in. Who says it comes from the session, never from the payload. */
public final class ClientEvents {
    private static final long NOTHING = -1;
    private static final Timer SEND_TO_ACK = Metrics.timer("verbatim.send.to.ack");
    private static final Set<String> WRITING = Set.of("send_message", "user_typing", "user_stopped_typing");

    private final MessageSending messages;
    private final ReceiptCoalescer receipts;
    private final TypingLeases typing;
    private final AccessTokens tokens;
    private final Rooms rooms;
    private final EventLimit eventLimit;
    private final WriteLimit writeLimit;
    private final PacedCatchUp catchUp;
    private final OfflineDelivery offline;
    private final Answers answers;
    private final GatewayTraces traces;

    public ClientEvents(
            MessageSending messages,
            ReceiptCoalescer receipts,
            TypingLeases typing,
            AccessTokens tokens,
            Rooms rooms,
            EventLimit eventLimit,
            WriteLimit writeLimit,
            PacedCatchUp catchUp,
            OfflineDelivery offline,
            Answers answers,
            GatewayTraces traces) {
        this.messages = messages;
        this.receipts = receipts;
        this.typing = typing;
        this.tokens = tokens;
        this.rooms = rooms;
        this.eventLimit = eventLimit;
        this.writeLimit = writeLimit;
        this.catchUp = catchUp;
        this.offline = offline;
        this.answers = answers;
        this.traces = traces;
    }

    /** @return false when the connection is not live any more and cannot be made so */
    boolean handle(Connection<ClientSession> connection, String event, JsonNode json, @Nullable Ack ack)
            throws InterruptedException {
        eventLimit.take(connection.id());
        Payload payload = new Payload(json);
        if (WRITING.contains(event)) {
            // To hear, and to say what was heard, a token needs the scope that it was let in by.
            connection.session().caller().require(Scope.MESSAGES_WRITE);
        }
        switch (event) {
            case "send_message" -> send(connection, payload, ack);
            case "user_typing" -> {
                typing.renew(chatOf(connection, payload), connection.session().userId());
                answers.ok(ack);
            }
            case "user_stopped_typing" -> {
                typing.end(chatOf(connection, payload), connection.session().userId());
                answers.ok(ack);
            }
            case "message_ack" -> mark(connection, event, payload, ack, false);
            case "message_read" -> mark(connection, event, payload, ack, true);
            case "authenticate" -> authenticate(connection, payload, ack);
            case "sync" -> {
                return sync(connection, payload, ack);
            }
            default ->
                throw Refusal.because(
                        RefusalCode.UNKNOWN_EVENT, "There is no event of this name; see the socket reference.");
        }
        return true;
    }

    private void send(Connection<ClientSession> connection, Payload payload, @Nullable Ack ack) {
        String userId = connection.session().userId();
        String chatId = payload.text("chatId");
        writeLimit.take(userId);
        long begin = System.nanoTime();
        answers.sent(ack, followed(userId, chatId, payload));
        SEND_TO_ACK.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        typing.end(chatId, userId);
    }

    private MessageView followed(String userId, String chatId, Payload payload) {
        Step step = traces.said("send_message").with(TraceField.USER, userId);
        try (Step.Inside _ = step.enter()) {
            MessageView message = messages.send(
                    userId,
                    chatId,
                    payload.optionalText("content"),
                    payload.optionalText("idempotencyKey"),
                    payload.optionalText("replyTo"),
                    payload.texts("attachments"));
            step.end();
            return message;
        } catch (RuntimeException refused) {
            step.fail(RefusedException.refusalIn(refused)
                    .map(refusal -> refusal.code().wireName())
                    .orElse(refused.getClass().getSimpleName()));
            throw refused;
        }
    }

    private void mark(
            Connection<ClientSession> connection, String event, Payload payload, @Nullable Ack ack, boolean read) {
        String chatId = chatOf(connection, payload);
        long seq = payload.seq("seq");
        Mark mark = new Mark(connection.session().userId(), seq, read ? seq : NOTHING);
        // Not awaited: marks only grow, so their order does not matter, and a message behind one need not wait for it.
        Step cause = traces.received(connection.id(), chatId, seq, read);
        var unused = receipts.advance(chatId, mark, cause).whenComplete((done, refused) -> {
            if (refused == null) {
                answers.ok(ack);
                offline.acknowledged(connection.id(), chatId, seq);
            } else {
                answers.failed(connection, event, ack, refused);
            }
        });
    }

    private void authenticate(Connection<ClientSession> connection, Payload payload, @Nullable Ack ack) {
        Caller renewed = tokens.verify(payload.text("token"));
        if (!renewed.userId().equals(connection.session().userId())) {
            throw Refusal.because(
                    RefusalCode.FORBIDDEN, "This is another user's token; open a connection of its own for it.");
        }
        renewed.require(Scope.MESSAGES_READ);
        connection.session().renew(renewed);
        answers.ok(ack);
    }

    private boolean sync(Connection<ClientSession> connection, Payload payload, @Nullable Ack ack)
            throws InterruptedException {
        boolean live = catchUp.bring(connection, payload.optionalText("position"));
        if (live) {
            answers.ok(ack);
        }
        return live;
    }

    private String chatOf(Connection<ClientSession> connection, Payload payload) {
        String chatId = payload.text("chatId");
        if (!rooms.hears(connection.session().userId(), chatId)) {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat, or you are not in it.");
        }
        return chatId;
    }
}
