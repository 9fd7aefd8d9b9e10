package chat.verbatim.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatCommand.CreateChat;
import chat.verbatim.api.chat.ChatCommand.RenameChat;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatName;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.Accounts.NewAccount;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import chat.verbatim.eventstore.DenseLogEventStore;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Another process writes to the same chat, while this one has an older state of it in memory. */
@OverHttp
class AnotherWriterTest {
    @Autowired
    private CommandGateway commands;

    @Autowired
    private Accounts accounts;

    private final DenseLogEventStore otherProcess;

    private String ada = "";
    private String chat = "";

    AnotherWriterTest(
            @Autowired MongoDatabase database, @Autowired @Qualifier("eventSerializer") Serializer serializer) {
        otherProcess = DenseLogEventStore.builder()
                .database(database)
                .serializer(serializer)
                .build();
    }

    @BeforeEach
    void aChatInMemory() {
        String name = "w" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        ada = accounts.register(new NewAccount(
                        name + "@example.org", new Username(name), "a password", UserProfile.named(name)))
                .account()
                .id();
        chat = UUID.randomUUID().toString().replace("-", "");
        commands.sendAndWait(new CreateChat(chat, ada, List.of(), true, null));
    }

    @AfterEach
    void stop() {
        otherProcess.close();
    }

    @Test
    void aCommandThatWasOvertakenIsDecidedAgain() {
        otherWrites(1, new ChatRenamed(chat, ada, "Loom"), MetaData.emptyInstance());
        SentMessage sent = say("k1");
        assertThat(sent.seq()).isEqualTo(2);
        assertThat(sent.repeated()).isFalse();
        Accepted same = commands.sendAndWait(new RenameChat(chat, ada, new ChatName("Loom")));
        assertThat(same.repeated()).isTrue();
    }

    @Test
    void aKeyThatTheOtherProcessUsedIsAnsweredWithItsMessage() {
        otherWrites(1, new MessageSent(chat, ada, "Hello there", "k1"), claimOf("k1"));
        SentMessage sent = say("k1");
        assertThat(sent.repeated()).isTrue();
        assertThat(sent.event().content()).isEqualTo("Hello there");
        assertThat(sent.seq()).isEqualTo(1);
        assertThat(sent.position())
                .isEqualTo(otherProcess.read(chat, 1).orElseThrow().position());
        assertThat(say("k2").seq()).isEqualTo(2);
    }

    @Test
    void whomTheOtherProcessRemovedThisOneRefuses() {
        otherWrites(1, new ParticipantRemoved(chat, ada, ada, null), MetaData.emptyInstance());
        assertThatThrownBy(() -> say("k1")).satisfies(thrown -> assertThat(
                        RefusedException.refusalIn(thrown).orElseThrow().code())
                .isEqualTo(RefusalCode.CHAT_NOT_FOUND));
        assertThat(otherProcess.read(chat, 2)).isEmpty();
    }

    private SentMessage say(String key) {
        return commands.sendAndWait(new SendMessage(chat, ada, new MessageContent("Hello"), new IdempotencyKey(key)));
    }

    private MetaData claimOf(String key) {
        return Claims.claiming("msg:" + chat + ':' + ada + ':' + key);
    }

    private void otherWrites(long seq, ChatEvent event, MetaData metaData) {
        otherProcess.publish(new GenericDomainEventMessage<>("Chat", chat, seq, event, metaData));
    }
}
