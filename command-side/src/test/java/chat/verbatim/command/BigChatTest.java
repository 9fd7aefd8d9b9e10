package chat.verbatim.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.chat.ChatCommand.AddReaction;
import chat.verbatim.api.chat.ChatCommand.CreateChat;
import chat.verbatim.api.chat.ChatCommand.RemoveReaction;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.api.reaction.Emoji;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.Accounts.NewAccount;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However long a chat is, a command reads a bounded part of it. Snapshots are taken every 50 events here. */
@OverHttp
class BigChatTest {
    private static final int SNAPSHOT_EVERY = 50;

    @Autowired
    private CommandGateway commands;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Cache cache;

    @Autowired
    private ReadCounter reads;

    @Autowired
    private MongoDatabase database;

    @Test
    void aChatThatIsInMemoryIsNotReadAtAll() {
        String sender = somebody();
        String chat = aChat(sender);
        long before = reads.commits();
        for (int i = 0; i < 100; i++) {
            say(chat, sender, "key " + i);
        }
        // Only the snapshots read, each from the one before.
        assertThat(reads.commits() - before).isLessThanOrEqualTo(3 * (SNAPSHOT_EVERY + 100));
    }

    @Test
    void aChatThatIsNotInMemoryIsReadFromItsNewestSnapshot() {
        String sender = somebody();
        String chat = aChat(sender);
        for (int i = 0; i < 1_000; i++) {
            say(chat, sender, "key" + i);
        }
        awaitSnapshotFrom(chat, 900);
        cache.removeAll();
        long before = reads.commits();
        SentMessage sent = say(chat, sender, "new");
        assertThat(sent.seq()).isEqualTo(1_001);
        assertThat(reads.commits() - before).isLessThanOrEqualTo(2L * SNAPSHOT_EVERY);
    }

    @Test
    void whatASnapshotRemembersIsWhatTheEventsSaid() {
        String sender = somebody();
        String chat = aChat(sender);
        SentMessage first = say(chat, sender, "first");
        for (int i = 0; i < 300; i++) {
            say(chat, sender, "later" + i);
        }
        awaitSnapshotFrom(chat, 200);
        cache.removeAll();
        SentMessage remembered = say(chat, sender, "later299");
        assertThat(remembered.repeated()).isTrue();
        assertThat(remembered.seq()).isEqualTo(301);
        SentMessage forgotten = say(chat, sender, "first");
        assertThat(forgotten.repeated()).isTrue();
        assertThat(forgotten.seq()).isEqualTo(first.seq());
        assertThat(forgotten.position()).isEqualTo(first.position());
        assertThat(forgotten.sentAt()).isEqualTo(first.sentAt());
    }

    @Test
    void aSnapshotRemembersReactions() {
        String person = somebody();
        String chat = aChat(person);
        long message = say(chat, person, "first").seq();
        Accepted reacted = commands.sendAndWait(new AddReaction(chat, person, message, new Emoji("👍")));
        for (int i = 0; i < 2 * SNAPSHOT_EVERY; i++) {
            say(chat, person, "later" + i);
        }
        awaitSnapshotFrom(chat, SNAPSHOT_EVERY);
        cache.removeAll();
        Accepted repeated = commands.sendAndWait(new AddReaction(chat, person, message, new Emoji("👍")));
        assertThat(repeated).isEqualTo(Accepted.already(reacted.seq()).withPosition(reacted.position()));
        Accepted removed = commands.sendAndWait(new RemoveReaction(chat, person, message, new Emoji("👍")));
        assertThat(removed.repeated()).isFalse();
    }

    private void awaitSnapshotFrom(String chat, long seq) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            Document snapshot = database.getCollection("snapshots")
                    .find(Filters.eq("_id", chat))
                    .first();
            return snapshot != null && snapshot.getLong("s") >= seq;
        });
    }

    private String somebody() {
        String name = "b" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return accounts.register(new NewAccount(
                        name + "@example.org", new Username(name), "a password", UserProfile.named(name)))
                .account()
                .id();
    }

    private String aChat(String creator) {
        String id = UUID.randomUUID().toString().replace("-", "");
        commands.sendAndWait(new CreateChat(id, creator, List.of(), true, null));
        return id;
    }

    private SentMessage say(String chat, String sender, String key) {
        return commands.sendAndWait(
                new SendMessage(chat, sender, new MessageContent("Hello"), new IdempotencyKey(key.replace(" ", "-"))));
    }
}
