package chat.verbatim.query;

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
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Writes a chat's events, one second after the other. */
public final class ScriptedChat {
    private static final Instant BEGIN = Instant.parse("2026-11-22T10:00:00Z");

    private final EventStore log;
    private final String id;
    private final List<DomainEventMessage<?>> held = new ArrayList<>();
    private boolean holding;
    private long seq;
    private long receiptSeq;
    private long seconds;

    private ScriptedChat(EventStore log, String id) {
        this.log = log;
        this.id = id;
    }

    public static ScriptedChat group(EventStore log, String creator, String... others) {
        return create(log, true, "Group", creator, others);
    }

    public static ScriptedChat direct(EventStore log, String creator, String other) {
        return create(log, false, null, creator, other);
    }

    /** A chat whose events are held from its beginning on. */
    public static ScriptedChat heldDirect(EventStore log, String creator, String other) {
        ScriptedChat chat = new ScriptedChat(log, newId()).hold();
        chat.happen(new ChatCreated(chat.id, creator, List.of(creator, other), false, null));
        return chat;
    }

    private static String newId() {
        return "c" + UUID.randomUUID().toString().replace("-", "");
    }

    private static ScriptedChat create(
            EventStore log, boolean group, @Nullable String name, String creator, String... others) {
        ScriptedChat chat = new ScriptedChat(log, newId());
        List<String> members = new ArrayList<>(List.of(creator));
        members.addAll(List.of(others));
        chat.happen(new ChatCreated(chat.id, creator, members, group, name));
        return chat;
    }

    /** A user who has registered. */
    public static String user(EventStore log, String username, String displayName) {
        String userId = "u" + UUID.randomUUID().toString().replace("-", "");
        log.publish(new GenericDomainEventMessage<>(
                "User", userId, 0, new UserRegistered(userId, username, UserProfile.named(displayName))));
        return userId;
    }

    public String id() {
        return id;
    }

    public String path() {
        return "/api/chats/" + id;
    }

    public String messageId(long messageSeq) {
        return id + '_' + messageSeq;
    }

    public long send(String userId, String text) {
        return happen(new MessageSent(id, userId, text, "key-" + seq));
    }

    public long reply(String userId, String text, long toSeq) {
        return happen(new MessageSent(id, userId, text, "key-" + seq, toSeq, null));
    }

    public long mention(String userId, String text, String... named) {
        return happen(new MessageSent(id, userId, text, "key-" + seq, null, List.of(named)));
    }

    public long editMentioning(String userId, long messageSeq, String text, String... named) {
        return happen(new MessageEdited(id, userId, messageSeq, text, List.of(named)));
    }

    public long edit(String userId, long messageSeq, String text) {
        return happen(new MessageEdited(id, userId, messageSeq, text));
    }

    public long delete(String userId, long messageSeq) {
        return happen(new MessageDeleted(id, userId, messageSeq));
    }

    public long react(String userId, long messageSeq, String emoji) {
        return happen(new ReactionAdded(id, userId, messageSeq, emoji));
    }

    public long unreact(String userId, long messageSeq, String emoji) {
        return happen(new ReactionRemoved(id, userId, messageSeq, emoji));
    }

    public long rename(String userId, String name) {
        return happen(new ChatRenamed(id, userId, name));
    }

    public long add(String userId, String newcomer) {
        return happen(new ParticipantAdded(id, userId, newcomer));
    }

    public long remove(String userId, String member) {
        return happen(new ParticipantRemoved(id, userId, member, null));
    }

    public long changeRole(String userId, String member, Role role) {
        return happen(new RoleChanged(id, userId, member, role));
    }

    public long audit(String auditor, String reason) {
        return happen(new ChatAudited(id, auditor, "audit-" + seq, reason));
    }

    /** @param preferenceSeq seq in the user's own stream, counted by the caller */
    public void choose(String userId, long preferenceSeq, @Nullable Instant mutedUntil, @Nullable Long pinSeq) {
        append(new GenericDomainEventMessage<>(
                "MemberPreferences",
                PreferenceEvent.streamOf(userId),
                preferenceSeq,
                new ChatPreferencesChanged(userId, id, 0, mutedUntil, pinSeq),
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                tick()));
    }

    public void receive(String userId, long deliveredSeq, long readSeq) {
        append(new GenericDomainEventMessage<>(
                "Receipts",
                ReceiptEvent.streamOf(id),
                receiptSeq++,
                new ReceiptsAdvanced(id, List.of(new Mark(userId, deliveredSeq, readSeq))),
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                tick()));
    }

    /** When the event of this chat that was written last happened. */
    public Instant now() {
        return BEGIN.plusSeconds(seconds);
    }

    private Instant tick() {
        seconds++;
        return now();
    }

    private long happen(Object event) {
        append(new GenericDomainEventMessage<>(
                "Chat",
                id,
                seq,
                event,
                MetaData.emptyInstance(),
                UUID.randomUUID().toString(),
                tick()));
        return seq++;
    }

    /** From now on, events are appended together by {@link #flush}. */
    public ScriptedChat hold() {
        holding = true;
        return this;
    }

    public void flush() {
        for (int from = 0; from < held.size(); from += 500) {
            log.publish(List.copyOf(held.subList(from, Math.min(held.size(), from + 500))));
        }
        held.clear();
    }

    /** What is held, which is then no longer held. */
    public List<DomainEventMessage<?>> take() {
        List<DomainEventMessage<?>> taken = List.copyOf(held);
        held.clear();
        return taken;
    }

    private void append(DomainEventMessage<?> event) {
        if (holding) {
            held.add(event);
        } else {
            log.publish(event);
        }
    }
}
