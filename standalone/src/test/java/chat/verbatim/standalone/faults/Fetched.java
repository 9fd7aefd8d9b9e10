package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.Requests.Answer;
import chat.verbatim.standalone.faults.Requests.Question;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A chat as a member fetches it: itself, and all of its messages. */
record Fetched(JsonNode chat, List<JsonNode> messages) {
    private static final int PAGE = 100;

    /** Where the questions go. */
    interface Replica {
        Answer ask(Question question) throws InterruptedException;
    }

    /**
     * @param position what the answers include at the least
     * @return null when the user is no member
     */
    static @Nullable Fetched of(User user, String chatId, String position, Replica replica)
            throws InterruptedException {
        String path = "/api/chats/" + chatId;
        Answer chat = replica.ask(Question.of("GET", path, user.token(), null).after(position));
        List<JsonNode> messages = new ArrayList<>();
        String before = "";
        while (chat.isOk()) {
            Answer page = replica.ask(Question.of("GET", path + "/messages?limit=" + PAGE + before, user.token(), null)
                    .after(position));
            page.body().path("items").forEach(messages::add);
            if (!page.body().has("nextCursor")) {
                break;
            }
            before = "&before=" + page.body().path("nextCursor").asLong();
        }
        return chat.isOk() ? new Fetched(chat.body(), messages) : null;
    }
}
