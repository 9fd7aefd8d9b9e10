package chat.verbatim.query;

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
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Chats in which everything happens that can happen, at random but the same for the same seed, and as the commands would allow it. */
final class RandomChats {
    private static final List<String> EMOJIS = List.of("👍", "❤️", "😂", "🇩🇪");

    private final Random random;
    /** For what messages reply to and whom they name: without it everything else would happen otherwise. */
    private final Random asides;
    /** For auditors, for the same reason. */
    private final Random visits;

    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private final List<Chat> chats = new ArrayList<>();
    private final Map<String, Long> preferenceSeqs = new HashMap<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    private static final class Chat {
        final String id;
        final boolean group;
        final List<String> members;
        String owner;
        /** Seqs of the messages that are not deleted, and who sent each. */
        final List<Long> live = new ArrayList<>();

        final List<String> senders = new ArrayList<>();
        long seq;
        long receiptSeq;

        Chat(String id, boolean group, List<String> members) {
            this.id = id;
            this.group = group;
            this.members = new ArrayList<>(members);
            this.owner = members.getFirst();
        }
    }

    RandomChats(long seed, int userCount) {
        random = new Random(seed);
        asides = new Random(seed);
        visits = new Random(seed);
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
        if (visits.nextInt(200) == 0) {
            audit(chat);
        }
        if (dice < 50) {
            say(chat, actor);
        } else if (dice < 62) {
            react(chat, actor);
        } else if (dice < 70) {
            receive(chat, any(users));
        } else if (dice < 75) {
            choose(chat, any(users));
        } else if (dice < 85) {
            change(chat, false);
        } else if (dice < 92) {
            change(chat, true);
        } else if (chat.group && dice < 93) {
            changeRole(chat, actor, any(chat.members));
        } else if (chat.group && dice < 94) {
            happen(chat, new ChatRenamed(chat.id, actor, "Renamed " + events.size()));
        } else if (chat.group && dice < 97) {
            join(chat, actor, any(users));
        } else if (chat.group && chat.members.size() > 1) {
            leave(chat, actor, any(chat.members));
        }
    }

    private void audit(Chat chat) {
        String auditor = users.get(visits.nextInt(users.size()));
        UUID id = new UUID(visits.nextLong(), visits.nextLong());
        ChatAudited event = new ChatAudited(chat.id, auditor, "audit" + events.size(), "Reason " + events.size());
        events.add(new GenericDomainEventMessage<>(
                "Chat", chat.id, chat.seq++, event, MetaData.emptyInstance(), id.toString(), now));
    }

    private void say(Chat chat, String actor) {
        @Nullable
        Long replyTo =
                chat.live.isEmpty() || asides.nextInt(5) > 0 ? null : chat.live.get(asides.nextInt(chat.live.size()));
        chat.live.add(chat.seq);
        chat.senders.add(actor);
        happen(
                chat,
                new MessageSent(chat.id, actor, "text " + events.size(), "key-" + events.size(), replyTo, named(chat)));
    }

    /** Seldom, some of the members. */
    private @Nullable List<String> named(Chat chat) {
        return asides.nextInt(10) > 0
                ? null
                : chat.members.stream().filter(member -> asides.nextInt(3) == 0).toList();
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

    /** Of somebody who may be a member or not. */
    private void choose(Chat chat, String user) {
        long seq = preferenceSeqs.merge(user, 1L, Long::sum) - 1;
        @Nullable Instant mutedUntil = random.nextBoolean() ? now.plusSeconds(random.nextInt(9_000)) : null;
        @Nullable Long pinSeq = random.nextBoolean() ? (Long) seq : null;
        add(
                "MemberPreferences",
                PreferenceEvent.streamOf(user),
                seq,
                new ChatPreferencesChanged(user, chat.id, 0, mutedUntil, pinSeq));
    }

    private void changeRole(Chat chat, String actor, String member) {
        if (!member.equals(actor) && !member.equals(chat.owner)) {
            Role role = any(List.of(Role.values()));
            chat.owner = role == Role.OWNER ? member : chat.owner;
            happen(chat, new RoleChanged(chat.id, actor, member, role));
        }
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
            happen(chat, new MessageEdited(chat.id, sender, seq, "edited " + events.size(), named(chat)));
        }
    }

    /** May say what holds already, and take back what never was. */
    private void react(Chat chat, String actor) {
        if (chat.live.isEmpty()) {
            return;
        }
        // Among the newest ones, so that some get many.
        int index = Math.max(0, chat.live.size() - 1 - random.nextInt(5));
        long seq = chat.live.get(index);
        String emoji = any(EMOJIS);
        happen(
                chat,
                random.nextInt(3) > 0
                        ? new ReactionAdded(chat.id, actor, seq, emoji)
                        : new ReactionRemoved(chat.id, actor, seq, emoji));
    }

    private void join(Chat chat, String actor, String newcomer) {
        if (!chat.members.contains(newcomer)) {
            chat.members.add(newcomer);
            happen(chat, new ParticipantAdded(chat.id, actor, newcomer));
        }
    }

    private void leave(Chat chat, String actor, String member) {
        chat.members.remove(member);
        @Nullable String heir = member.equals(chat.owner) ? chat.members.getFirst() : null;
        chat.owner = heir == null ? chat.owner : heir;
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
