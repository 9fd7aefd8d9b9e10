package chat.verbatim.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.BotDeleted;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What stands in the log stays readable: the files are what was written by the first version. Add to them, never change them. */
class StoredFormTest {
    private final Serializer serializer = Jackson3Serializer.builder().build();

    static Stream<Object> events() {
        return Stream.of(
                new ChatCreated("c1", "ada", List.of("ada", "grace"), true, "Engine"),
                new ChatRenamed("c1", "ada", "Loom"),
                new ParticipantAdded("c1", "ada", "barbara"),
                new ParticipantRemoved("c1", "ada", "ada", "grace"),
                new MessageSent("c1", "ada", "Gr\u00fc\u00dfe \uD83D\uDE00", "k1"),
                new MessageEdited("c1", "ada", 3, "Hello"),
                new MessageDeleted("c1", "ada", 3),
                new ReceiptsAdvanced("c1", List.of(new Mark("ada", 4, 3))),
                new UserRegistered("u1", "ada", UserProfile.named("Ada")),
                new ProfileChanged("u1", new UserProfile("Ada", "counts", "https://example.org/a.png")),
                new SessionEnded("u1", "s1", "logout"),
                new BotRegistered("b1", "u1", "build-bot", UserProfile.named("Build Bot")),
                new BotTokenIssued(
                        "b1",
                        "t1",
                        "build server",
                        List.of("messages:read", "chats:manage"),
                        Instant.parse("2027-11-22T00:00:00Z")),
                new BotDeleted("b1"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsEver(Object event) throws IOException {
        SerializedObject<String> stored = serializer.serialize(event, String.class);
        assertThat(JsonMapper.shared().readTree(stored.getData()))
                .isEqualTo(JsonMapper.shared().readTree(golden(event)));
        assertThat(stored.getType().getName()).isEqualTo(event.getClass().getName());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventOfEverIsRead(Object event) throws IOException {
        SerializedObject<String> stored = new SimpleSerializedObject<>(
                golden(event), String.class, event.getClass().getName(), null);
        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(event);
    }

    @Test
    void noEventIsForgotten() {
        assertThat(events().map(event -> (Object) event.getClass()))
                .containsExactlyInAnyOrder(Stream.of(ChatEvent.class, ReceiptEvent.class, UserEvent.class)
                        .flatMap(parent -> Stream.of(parent.getPermittedSubclasses()))
                        .toArray());
    }

    private static String golden(Object event) throws IOException {
        String file = "/golden/" + event.getClass().getSimpleName() + ".json";
        try (InputStream stream = Objects.requireNonNull(StoredFormTest.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
