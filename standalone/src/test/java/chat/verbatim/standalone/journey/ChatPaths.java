package chat.verbatim.standalone.journey;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Every way to touch a chat, so that no door is forgotten. */
final class ChatPaths {
    private ChatPaths() {}

    static Map<String, Function<ApiClient, Call>> all(String chatId, String messageId) {
        String chat = "/api/chats/" + chatId;
        String message = chat + "/messages/" + messageId;
        Map<String, Function<ApiClient, Call>> calls = new LinkedHashMap<>();
        calls.put("see", api -> api.call("GET", chat));
        calls.put("rename", api -> api.call("PATCH", chat).json(Map.of("name", "Mine")));
        calls.put("read history", api -> api.call("GET", chat + "/messages"));
        calls.put("send", api -> api.call("POST", chat + "/messages").json(Map.of("content", "Let me in")));
        calls.put("edit", api -> api.call("PATCH", message).json(Map.of("content", "Something else")));
        calls.put("delete", api -> api.call("DELETE", message));
        calls.put("see a status", api -> api.call("GET", message + "/status"));
        calls.put("mark as read", api -> api.call("POST", chat + "/read").json(Map.of("seq", 0)));
        calls.put("see who is online", api -> api.call("GET", chat + "/online-users"));
        calls.put(
                "add somebody", api -> api.call("POST", chat + "/participants").json(Map.of("userId", "somebody")));
        calls.put("see webhooks", api -> api.call("GET", chat + "/incoming-webhooks"));
        calls.put("make a webhook", api -> api.call("POST", chat + "/incoming-webhooks")
                .json(Map.of("name", "Mine")));
        calls.put("revoke a webhook", api -> api.call("DELETE", chat + "/incoming-webhooks/somebody"));
        calls.put("see what is sent out", api -> api.call("GET", chat + "/outgoing-webhooks"));
        calls.put("remove somebody", api -> api.call("DELETE", chat + "/participants/somebody"));
        return calls;
    }
}
