package chat.verbatim.query;

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
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Chats in which everything happens that can happen, at random but the same for the same seed, and as the commands would allow it. */
final class RandomChats {
    private final Random random;
    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private final List<Chat> chats = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private static final class Chat {
        final String id;
        final boolean group;
        final List<String> members;
        /** Seqs of the messages that are not deleted, and who sent each. */
        final List<Long> live = new ArrayList<>();

        final List<String> senders = new ArrayList<>();
        long seq;
        long receiptSeq;

        Chat(String id, boolean group, List<String> members) {
            this.id = id;
            this.group = group;
            this.members = new ArrayList<>(members);
        }
    }

    RandomChats(long seed, int userCount) {
        random = new Random(seed);
        for (int i = 0; i < userCount; i++) {
            String userId = "user-" + seed + "-" + i;
            users.add(userId);
            add("User", userId, 0, new UserRegistered(userId, "name" + i, UserProfile.named("Name " + i)));
        }
    }

    List<String> users() {
        return users;
    }

    List<DomainEventMessage<?>> events() {
        return List.copyOf(events);
    }

    /** Appends the events from {@code first} on, in commits of different sizes. */
    void publish(EventStore log, int first) {
        int at = first;
        while (at < events.size()) {
            int end = Math.min(events.size(), at + 1 + random.nextInt(20));
            log.publish(List.copyOf(events.subList(at, end)));
            at = end;
        }
    }

    /** A chat of this many members. */
    void create(int memberCount) {
        boolean group = memberCount != 2 || random.nextBoolean();
        List<String> members = new ArrayList<>();
        while (members.size() < memberCount) {
            String user = any(users);
            if (!members.contains(user)) {
                members.add(user);
            }
        }
        String id = "chat-" + new UUID(random.nextLong(), random.nextLong());
        Chat chat = new Chat(id, group, members);
        chats.add(chat);
        happen(chat, new ChatCreated(id, members.getFirst(), members, group, group ? "Group " + chats.size() : null));
    }

    /** This many things happen. */
    void live(int count) {
        for (int i = 0; i < count; i++) {
            // Some chats are busier than others.
            Chat chat = chats.get((int) (chats.size() * Math.pow(random.nextDouble(), 6)));
            if (!chat.members.isEmpty()) {
                step(chat, any(chat.members));
            }
        }
    }

    private void step(Chat chat, String actor) {
        int dice = random.nextInt(100);
        if (dice < 50) {
            say(chat, actor);
        } else if (dice < 75) {
            receive(chat, any(users));
        } else if (dice < 85) {
            change(chat, false);
        } else if (dice < 92) {
            change(chat, true);
        } else if (chat.group && dice < 94) {
            happen(chat, new ChatRenamed(chat.id, actor, "Renamed " + events.size()));
        } else if (chat.group && dice < 97) {
            join(chat, actor, any(users));
        } else if (chat.group && chat.members.size() > 1) {
            leave(chat, actor, any(chat.members));
        }
    }

    private void say(Chat chat, String actor) {
        chat.live.add(chat.seq);
        chat.senders.add(actor);
        happen(chat, new MessageSent(chat.id, actor, "text " + events.size(), "key-" + events.size()));
    }

    /** Marks of somebody who may be a member or not, that may go forward or not. */
    private void receive(Chat chat, String user) {
        long delivered = random.nextLong(chat.seq + 1) - 1;
        long read = random.nextLong(delivered + 2) - 1;
        add(
                "Receipts",
                ReceiptEvent.streamOf(chat.id),
                chat.receiptSeq++,
                new ReceiptsAdvanced(chat.id, List.of(new Mark(user, delivered, read))));
    }

    private void change(Chat chat, boolean delete) {
        if (chat.live.isEmpty()) {
            return;
        }
        int index = random.nextInt(chat.live.size());
        long seq = chat.live.get(index);
        String sender = chat.senders.get(index);
        if (delete) {
            chat.live.remove(index);
            chat.senders.remove(index);
            happen(chat, new MessageDeleted(chat.id, sender, seq));
        } else {
            happen(chat, new MessageEdited(chat.id, sender, seq, "edited " + events.size()));
        }
    }

    private void join(Chat chat, String actor, String newcomer) {
        if (!chat.members.contains(newcomer)) {
            chat.members.add(newcomer);
            happen(chat, new ParticipantAdded(chat.id, actor, newcomer));
        }
    }

    private void leave(Chat chat, String actor, String member) {
        chat.members.remove(member);
        @Nullable String heir = random.nextInt(4) == 0 ? chat.members.getFirst() : null;
        happen(chat, new ParticipantRemoved(chat.id, actor, member, heir));
    }

    private void happen(Chat chat, ChatEvent event) {
        add("Chat", chat.id, chat.seq++, event);
    }

    private void add(String type, String stream, long seq, Object payload) {
        now = now.plusMillis(random.nextInt(5_000));
        UUID id = new UUID(random.nextLong(), random.nextLong());
        events.add(new GenericDomainEventMessage<>(
                type, stream, seq, payload, MetaData.emptyInstance(), id.toString(), now));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
