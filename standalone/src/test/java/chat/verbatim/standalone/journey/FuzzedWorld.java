package chat.verbatim.standalone.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** People who know each other, what they have said, and how all of it looks from outside. */
final class FuzzedWorld {
    private static final List<String> EMOJIS = List.of("👍", "❤", "👩🏽\u200D🚀");

    private final List<Person> people = new ArrayList<>();
    private final List<String> chats = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<String> bots = new ArrayList<>();
    private final List<String> avatars = new ArrayList<>();
    private final ApiClient anonymous;

    FuzzedWorld(ApiClient anonymous) {
        this.anonymous = anonymous;
        for (String name : List.of("ada", "grace", "barbara", "katherine", "dorothy", "mary")) {
            people.add(Person.named(name, anonymous));
        }
        Person ada = people.getFirst();
        Person grace = people.get(1);
        chats.add(ada.group("Engine", people.subList(1, people.size()).toArray(new Person[0])));
        chats.add(ada.group("Compiler", grace));
        chats.add(ada.chatWith(grace));
        chats.add(grace.chatWith(people.get(2)));
        for (String chat : chats) {
            messages.add(grace.says(chat, "Hello").expect(201).string("id"));
        }
        avatars.add(AvatarCalls.shown(grace, FileCalls.picture(8, 8)));
        bots.add(ada.api()
                .post("/api/bots", Map.of("username", Person.uniqueName("bot"), "displayName", "Bot"))
                .string("id"));
    }

    List<Person> people() {
        return people;
    }

    List<String> chats() {
        return chats;
    }

    /** Ids that exist, for a member or a parameter of this name; empty where it wants no id. */
    List<String> ids(String name) {
        return switch (name) {
            case "chatId" -> chats;
            case "messageId", "replyTo" -> messages;
            case "emoji" -> EMOJIS;
            case "userId", "participants" -> people.stream().map(Person::id).toList();
            case "botId" -> bots;
            case "avatarId" -> avatars;
            default -> List.of();
        };
    }

    /** The end of the log: whoever changes anything moves it. */
    String head() {
        return people.getFirst()
                .api()
                .get("/api/projections")
                .expect(200)
                .items()
                .getFirst()
                .path("head")
                .asString();
    }

    /** What everybody sees of everything, fetched anew. */
    List<JsonNode> seenByAll() {
        String head = head();
        List<JsonNode> seen = new ArrayList<>();
        for (Person person : people) {
            seen.add(person.sees("/api/users/me", head).json());
            seen.add(person.sees("/api/chats?limit=100", head).json());
            for (String chat : chats) {
                seen.add(person.sees("/api/chats/" + chat, head).json());
                seen.add(person.history(chat, "?limit=100", head).json());
            }
        }
        seen.add(people.getFirst().sees("/api/bots", head).json());
        return seen;
    }

    /** Ids of the newest messages of each chat. */
    List<JsonNode> saidToAll() {
        String head = head();
        ApiClient grace = people.get(1).api();
        return chats.stream()
                .flatMap(chat ->
                        grace
                                .call("GET", "/api/chats/" + chat + "/messages?limit=5")
                                .after(head)
                                .send()
                                .items()
                                .stream())
                .map(message -> message.path("id"))
                .toList();
    }

    /** All that is known still works, also for somebody new. */
    void goesOn() {
        Person.named("newcomer", anonymous).group("Still here");
    }
}
