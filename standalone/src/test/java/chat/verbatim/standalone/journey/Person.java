package chat.verbatim.standalone.journey;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody with an account, and what people do. Names are made unique, because all tests share one server. */
final class Person {
    static final String PASSWORD = "correct horse battery staple";

    /** The address of the operator of servers that have one. */
    static final String OPERATOR = "operator@example.org";

    private final ApiClient api;
    private final JsonNode user;
    private final String refreshToken;

    private Person(ApiClient api, JsonNode user, String refreshToken) {
        this.api = api;
        this.user = user;
        this.refreshToken = refreshToken;
    }

    /** Registers somebody whose username begins with {@code name}. */
    static Person named(String name, ApiClient anonymous) {
        String username = uniqueName(name);
        Answer session =
                anonymous.post("/api/auth/register", registration(username)).expect(201);
        return of(session, anonymous);
    }

    /** Who runs the server, on one whose settings name {@link #OPERATOR}. */
    static Person operator(ApiClient anonymous) {
        Answer session = anonymous.post("/api/auth/login", Map.of("email", OPERATOR, "password", PASSWORD));
        return of(
                session.status() == 200
                        ? session
                        : anonymous
                                .post(
                                        "/api/auth/register",
                                        Map.of("email", OPERATOR, "username", "operator", "password", PASSWORD))
                                .expect(201),
                anonymous);
    }

    static Person of(Answer session, ApiClient client) {
        return new Person(client.with(session.string("token")), session.at("user"), session.string("refreshToken"));
    }

    /** A bot of this person's, with a token of these scopes; it does what people do. */
    Person bot(String name, String... scopes) {
        Answer bot = api.post("/api/bots", Map.of("username", uniqueName(name))).expect(201);
        Answer token = api.post(
                        "/api/bots/" + bot.string("id") + "/tokens", Map.of("name", "test", "scopes", List.of(scopes)))
                .expect(201);
        return new Person(api.with(token.string("token")), bot.json(), token.string("id"));
    }

    static Map<String, Object> registration(String username) {
        return new HashMap<>(Map.of("email", username + "@example.org", "username", username, "password", PASSWORD));
    }

    static String uniqueName(String name) {
        return name + '-' + UUID.randomUUID().toString().substring(0, 13);
    }

    ApiClient api() {
        return api;
    }

    String id() {
        return user.path("id").asString();
    }

    String username() {
        return user.path("username").asString();
    }

    String email() {
        return user.path("email").asString();
    }

    /** Of a bot, the id of its token. */
    String refreshToken() {
        return refreshToken;
    }

    /** The 1-1 chat with somebody. */
    String chatWith(Person other) {
        Answer chat = api.post("/api/chats", Map.of("participants", List.of(other.id()), "isGroup", false));
        return chat.string("id");
    }

    /** A new group with these others. */
    String group(String name, Person... others) {
        return api.post(
                        "/api/chats",
                        Map.of(
                                "participants",
                                Arrays.stream(others).map(Person::id).toList(),
                                "isGroup",
                                true,
                                "name",
                                name))
                .expect(201)
                .string("id");
    }

    Answer says(String chatId, String content) {
        return api.post("/api/chats/" + chatId + "/messages", Map.of("content", content));
    }

    Answer says(String chatId, String content, String idempotencyKey) {
        return api.call("POST", "/api/chats/" + chatId + "/messages")
                .header("Idempotency-Key", idempotencyKey)
                .json(Map.of("content", content))
                .send();
    }

    /** @param messagePath below which the message is, such as {@code /api/chats/c/messages/c_4} */
    Answer reacts(String messagePath, String emoji) {
        return api.call("PUT", reaction(messagePath, emoji)).send();
    }

    Answer unreacts(String messagePath, String emoji) {
        return api.delete(reaction(messagePath, emoji));
    }

    private static String reaction(String messagePath, String emoji) {
        return messagePath + "/reactions/" + URLEncoder.encode(emoji, StandardCharsets.UTF_8);
    }

    Answer reads(String chatId, long seq) {
        return api.post("/api/chats/" + chatId + "/read", Map.of("seq", seq));
    }

    /** A page of history that includes everything up to a position. */
    Answer history(String chatId, String query, String position) {
        return api.call("GET", "/api/chats/" + chatId + "/messages" + query)
                .after(position)
                .send();
    }

    Answer sees(String path, String position) {
        return api.call("GET", path).after(position).send();
    }
}
