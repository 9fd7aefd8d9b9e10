package chat.verbatim.standalone.journey;

import chat.verbatim.spec.Contract;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Manager;
import io.socket.client.Socket;
import io.socket.engineio.client.transports.WebSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.json.JSONException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A device of a person: the official Socket.IO client for Java, with an ear for the contract. */
final class Device implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Contract contract;
    private final Socket socket;
    private final Frames frames;
    private final CompletableFuture<String> refusal = new CompletableFuture<>();
    private final CompletableFuture<String> end = new CompletableFuture<>();

    private Device(ApiClient api, Map<String, String> auth) {
        this.contract = api.contract();
        this.frames = new Frames(contract);
        IO.Options options = IO.Options.builder()
                .setTransports(new String[] {WebSocket.NAME})
                .setForceNew(true)
                .setReconnection(false)
                .setAuth(auth)
                .build();
        this.socket = IO.socket(URI.create(api.server().toString()), options);
        socket.onAnyIncoming(args -> frames.add((String) args[0], args.length > 1 ? args[1].toString() : "null"));
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> refusal.complete(String.valueOf(args[0])));
        socket.on(Socket.EVENT_DISCONNECT, args -> end.complete(String.valueOf(args[0])));
        socket.connect();
    }

    /** A device that is live, and hears what happens from now on. */
    static Device of(Person person) {
        return live(new Device(person.api(), Map.of("token", person.api().token())));
    }

    /** A device that comes back with the position of the last frame that it processed, and is live again. */
    static Device resuming(Person person, String position) {
        return live(new Device(person.api(), Map.of("token", person.api().token(), "position", position)));
    }

    /** A device that shows this token, or none, and may be refused. */
    static Device withToken(ApiClient api, @Nullable String token) {
        return new Device(api, token == null ? Map.of() : Map.of("token", token));
    }

    private static Device live(Device device) {
        device.frames.await("caught_up");
        return device;
    }

    Frames frames() {
        return frames;
    }

    /** The position of the last frame that has one. */
    String position() {
        return frames.all().reversed().stream()
                .filter(frame -> frame.data().has("position"))
                .findFirst()
                .orElseThrow()
                .string("position");
    }

    /** Says something that the contract allows, and returns the acknowledgement. */
    JsonNode says(String event, Map<String, Object> payload) {
        String json = JsonMapper.shared().writeValueAsString(payload);
        contract.checkFrameFromClient(event, json);
        JsonNode ack = get(emit(event, object(json)));
        contract.checkAck(event, ack.toString());
        return ack;
    }

    /** Sends a message, and returns the message out of the acknowledgement. */
    JsonNode sends(String chatId, String content, String idempotencyKey) {
        Map<String, Object> payload = new HashMap<>(Map.of("chatId", chatId, "content", content));
        payload.put("idempotencyKey", idempotencyKey);
        JsonNode ack = says("send_message", payload);
        if (!ack.path("ok").asBoolean()) {
            throw new AssertionError("not sent: " + ack);
        }
        return ack.path("message");
    }

    /** Says anything at all, and returns the acknowledgement once it comes. */
    CompletableFuture<JsonNode> emit(String event, @Nullable Object... arguments) {
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        Ack ack = args -> answer.complete(JsonMapper.shared().readTree(args[0].toString()));
        socket.emit(event, arguments, ack);
        return answer;
    }

    /** Says anything at all, without waiting for an answer. */
    void mutters(String event, @Nullable Object... arguments) {
        socket.emit(event, arguments);
    }

    static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** What {@code connect_error} said. */
    String refusal() {
        return get(refusal);
    }

    /** Why the connection ended. */
    String end() {
        return get(end);
    }

    boolean isConnected() {
        return socket.connected();
    }

    static JSONObject object(String json) {
        try {
            return new JSONObject(json);
        } catch (JSONException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Loses the network: the server hears no goodbye. */
    void vanish() {
        Manager manager = socket.io();
        manager.reconnection(false);
        socket.disconnect();
    }

    @Override
    public void close() {
        socket.disconnect();
        socket.close();
    }
}
