package chat.verbatim.command;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.audit.AuditorEvent;
import chat.verbatim.api.audit.AuditorEvent.AuditorAppointed;
import chat.verbatim.api.audit.AuditorEvent.AuditorDismissed;
import chat.verbatim.api.audit.AuditorEvent.LogAudited;
import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.preference.PreferenceEvent;
import chat.verbatim.api.preference.PreferenceEvent.ChatPreferencesChanged;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.api.user.UserEvent;
import chat.verbatim.api.user.UserEvent.BotDeleted;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.PasswordChanged;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserErased;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.node.SerializerConfiguration;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What stands in the log stays readable: the files are what was written by the first version. Add to them, never change them. */
class StoredFormTest {
    private final Serializer serializer = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(SerializerConfiguration.STORED_FORM)
            .build();

    static Stream<Object> events() {
        return Stream.of(
                new ChatCreated("c1", "ada", List.of("ada", "grace"), true, "Engine"),
                new ChatRenamed("c1", "ada", "Loom"),
                new ParticipantAdded("c1", "ada", "barbara"),
                new ParticipantRemoved("c1", "ada", "ada", "grace"),
                new RoleChanged("c1", "ada", "grace", Role.ADMIN),
                new ChatPreferencesChanged("ada", "c1", 3, Instant.parse("2027-11-22T00:00:00.500Z"), 7L),
                new MessageSent("c1", "ada", "Gr\u00fc\u00dfe \uD83D\uDE00", "k1"),
                new MessageEdited("c1", "ada", 3, "Hello"),
                new MessageDeleted("c1", "ada", 3),
                new ReactionAdded("c1", "grace", 3, "\uD83D\uDC4D"),
                new ReactionRemoved("c1", "grace", 3, "\u2764\uFE0F"),
                new ReceiptsAdvanced("c1", List.of(new Mark("ada", 4, 3))),
                new UserRegistered("u1", "ada", UserProfile.named("Ada")),
                new ProfileChanged("u1", new UserProfile("Ada", "counts", "https://example.org/a.png", null)),
                new PasswordChanged("u1"),
                new SessionEnded("u1", "s1", "logout"),
                new BotRegistered("b1", "u1", "build-bot", UserProfile.named("Build Bot")),
                new BotTokenIssued(
                        "b1",
                        "t1",
                        "build server",
                        List.of("messages:read", "chats:manage"),
                        Instant.parse("2027-11-22T00:00:00Z")),
                new BotDeleted("b1"),
                new UserErased("u1", "u2", "e1", "Request 17"),
                new ChatAudited("c1", "katherine", "a1", "Case 17"),
                new AuditorAppointed("katherine", "ada"),
                new AuditorDismissed("katherine", "ada"),
                new LogAudited("katherine", "a2", "Quarterly check"));
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

    @ParameterizedTest
    @MethodSource("grown")
    void whatAnEventGotLaterIsStoredAndRead(String file, Object event) throws IOException {
        SerializedObject<String> stored = serializer.serialize(event, String.class);
        assertThat(JsonMapper.shared().readTree(stored.getData()))
                .isEqualTo(JsonMapper.shared().readTree(read(file)));
        assertThat(serializer.<String, Object>deserialize(new SimpleSerializedObject<>(
                        read(file), String.class, event.getClass().getName(), null)))
                .isEqualTo(event);
    }

    static Stream<Arguments> grown() {
        return Stream.of(
                Arguments.of(
                        "MessageSent.reply", new MessageSent("c1", "ada", "@grace yes", "k2", 3L, List.of("grace"))),
                Arguments.of(
                        "MessageEdited.mention", new MessageEdited("c1", "ada", 4, "@grace yes!", List.of("grace"))),
                Arguments.of(
                        "ProfileChanged.status",
                        new ProfileChanged("u1", new UserProfile("Ada", null, null, "Counting \uD83E\uDDEE"))),
                Arguments.of(
                        "ProfileChanged.avatar",
                        new ProfileChanged(
                                "u1", UserProfile.named("Ada").withAvatar("av00000000000000000000000000000001"))),
                Arguments.of(
                        "MessageSent.attachments",
                        new MessageSent(
                                "c1",
                                "ada",
                                "",
                                "k1",
                                List.of(
                                        new Attachment("f1", "Gr\u00fc\u00dfe.png", "image/png", 48_213, 1_280, 720),
                                        new Attachment("f2", "notes.txt", "text/plain", 7, null, null)))));
    }

    @Test
    void noEventIsForgotten() {
        assertThat(events().map(event -> (Object) event.getClass()))
                .containsExactlyInAnyOrder(Stream.of(
                                ChatEvent.class,
                                ReceiptEvent.class,
                                PreferenceEvent.class,
                                UserEvent.class,
                                AuditorEvent.class)
                        .flatMap(parent -> Stream.of(parent.getPermittedSubclasses()))
                        .toArray());
    }

    private static String golden(Object event) throws IOException {
        return read(event.getClass().getSimpleName());
    }

    private static String read(String name) throws IOException {
        String file = "/golden/" + name + ".json";
        try (InputStream stream = Objects.requireNonNull(StoredFormTest.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
