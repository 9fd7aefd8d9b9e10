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
        calls.put("react", api -> api.call("PUT", message + "/reactions/%F0%9F%91%8D"));
        calls.put("take a reaction back", api -> api.call("DELETE", message + "/reactions/%F0%9F%91%8D"));
        calls.put("see a status", api -> api.call("GET", message + "/status"));
        calls.put("see a proof", api -> api.call("GET", message + "/proof"));
        calls.put("see it as it was", api -> api.call("GET", chat + "/as-of?seq=0"));
        calls.put("read history as it was", api -> api.call("GET", chat + "/as-of/messages?seq=0"));
        calls.put("see what happened", api -> api.call("GET", chat + "/events"));
        calls.put("mark as read", api -> api.call("POST", chat + "/read").json(Map.of("seq", 0)));
        calls.put("see who is online", api -> api.call("GET", chat + "/online-users"));
        calls.put(
                "add somebody", api -> api.call("POST", chat + "/participants").json(Map.of("userId", "somebody")));
        calls.put("make an admin", api -> api.call("PATCH", chat + "/participants/somebody")
                .json(Map.of("role", "admin")));
        calls.put("mute", api -> api.call("PATCH", chat + "/preferences").json(Map.of("mutedUntil", "forever")));
        calls.put("pin", api -> api.call("PATCH", chat + "/preferences").json(Map.of("pinned", true)));
        calls.put("see webhooks", api -> api.call("GET", chat + "/incoming-webhooks"));
        calls.put("make a webhook", api -> api.call("POST", chat + "/incoming-webhooks")
                .json(Map.of("name", "Mine")));
        calls.put("revoke a webhook", api -> api.call("DELETE", chat + "/incoming-webhooks/somebody"));
        calls.put("see what is sent out", api -> api.call("GET", chat + "/outgoing-webhooks"));
        calls.put("remove somebody", api -> api.call("DELETE", chat + "/participants/somebody"));
        return calls;
    }
}
