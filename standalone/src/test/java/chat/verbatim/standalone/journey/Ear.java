package chat.verbatim.standalone.journey;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody hears of a chat on one device, over restarts of the server: it comes back with the position of the last frame. */
final class Ear {
    private final Person person;
    private final String chat;
    private final List<Heard> before = new ArrayList<>();
    private @Nullable Device device;

    Ear(Person person, String chat) {
        this.person = person;
        this.chat = chat;
    }

    /** Begins to listen, or goes on where it ended. */
    Device open() {
        Device opened = before.isEmpty()
                ? Device.of(person)
                : Device.resuming(person, before.getLast().string("position"));
        device = opened;
        return opened;
    }

    /** Until it has heard so many messages in all. */
    void await(int messages) {
        Eventually.isTrue(
                () -> messages().size() >= messages,
                () -> person.username() + " heard " + messages().size() + " of " + messages);
    }

    void close() {
        List<Heard> heard = device == null ? List.of() : device.frames().all();
        before.addAll(
                heard.stream().filter(frame -> frame.data().has("position")).toList());
        if (device != null) {
            device.close();
        }
        device = null;
    }

    /** All messages of the chat, as they came. */
    List<Heard> messages() {
        List<Heard> all = new ArrayList<>(before);
        if (device != null) {
            all.addAll(device.frames().all());
        }
        return all.stream()
                .filter(frame ->
                        frame.is("receive_message") && frame.string("chatId").equals(chat))
                .toList();
    }
}
