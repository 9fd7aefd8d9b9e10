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
import chat.verbatim.api.preference.ChatPreferences;
import chat.verbatim.api.preference.PreferenceEvent.ChatPreferencesChanged;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/** What the read models must say, counted anew from the list of events in the plainest way. */
final class NaiveRecount {
    static final class Message {
        final long seq;
        final String sender;
        String content;
        boolean edited;
        boolean deleted;
        /** Emojis in the order of their first use, each with those who hold it. */
        final Map<String, List<String>> reactions = new LinkedHashMap<>();

        @Nullable
        Long reactionSeq;

        @Nullable
        Long replyTo;

        List<String> mentions = List.of();

        Message(long seq, String sender, String content) {
            this.seq = seq;
            this.sender = sender;
            this.content = content;
        }
    }

    static final class Chat {
        final String id;
        final Map<String, Mark> members = new LinkedHashMap<>();
        final TreeMap<Long, Message> messages = new TreeMap<>();

        @Nullable
        String name;

        final Map<String, Role> roles = new HashMap<>();
        /** By which event each member has come. */
        final Map<String, Long> since = new HashMap<>();

        final Map<String, ChatPreferences> chosen = new HashMap<>();
        /** Seq, auditor and reason, newest first. */
        final List<String> audits = new ArrayList<>();

        long lastSeq;
        int activity;

        Chat(String id) {
            this.id = id;
        }

        private void advance(String userId, long delivered, long read) {
            members.computeIfPresent(userId, (id, mark) -> mark.merge(new Mark(userId, delivered, read)));
        }

        long unreadMentions(String userId) {
            long read = Objects.requireNonNull(members.get(userId)).readSeq();
            return messages.tailMap(read, false).values().stream()
                    .filter(message -> message.mentions.contains(userId))
                    .count();
        }

        private void join(String userId, long seq) {
            members.put(userId, new Mark(userId, seq, seq));
            since.put(userId, seq);
        }

        private void own(@Nullable String userId) {
            if (userId != null) {
                roles.replaceAll((id, role) -> role == Role.OWNER ? Role.MEMBER : role);
                roles.put(userId, Role.OWNER);
            }
        }

        private void forget(String userId) {
            chosen.computeIfPresent(userId, (id, choice) -> new ChatPreferences(choice.seq(), null, null));
        }

        /** Null for a chat that the user has not pinned. */
        @Nullable
        Long pin(String userId) {
            return chosen.getOrDefault(userId, ChatPreferences.NONE).pinSeq();
        }

        long unread(String userId) {
            long read = Objects.requireNonNull(members.get(userId)).readSeq();
            return messages.tailMap(read, false).values().stream()
                    .filter(message -> !message.deleted && !message.sender.equals(userId))
                    .count();
        }

        String status(Message message) {
            List<Mark> others = members.values().stream()
                    .filter(mark -> !mark.userId().equals(message.sender))
                    .toList();
            if (others.isEmpty() || others.stream().anyMatch(mark -> mark.deliveredSeq() < message.seq)) {
                return "sent";
            }
            return others.stream().allMatch(mark -> mark.readSeq() >= message.seq) ? "read" : "delivered";
        }
    }

    private final Map<String, Chat> chats = new TreeMap<>();

    NaiveRecount(List<DomainEventMessage<?>> events) {
        for (int i = 0; i < events.size(); i++) {
            DomainEventMessage<?> event = events.get(i);
            if (event.getPayload() instanceof ChatEvent chatEvent) {
                Chat chat = chats.computeIfAbsent(chatEvent.chatId(), Chat::new);
                apply(chat, chatEvent, event.getSequenceNumber());
                chat.lastSeq = event.getSequenceNumber();
                if (!(chatEvent instanceof ReactionAdded || chatEvent instanceof ReactionRemoved)) {
                    chat.activity = i;
                }
            } else if (event.getPayload() instanceof ReceiptsAdvanced receipts) {
                Chat chat = Objects.requireNonNull(chats.get(receipts.chatId()));
                receipts.marks().forEach(mark -> chat.advance(mark.userId(), mark.deliveredSeq(), mark.readSeq()));
            } else if (event.getPayload() instanceof ChatPreferencesChanged e) {
                Chat chat = Objects.requireNonNull(chats.get(e.chatId()));
                if (chat.members.containsKey(e.userId())) {
                    chat.chosen.put(
                            e.userId(), new ChatPreferences(event.getSequenceNumber(), e.mutedUntil(), e.pinSeq()));
                }
            }
        }
    }

    private static void apply(Chat chat, ChatEvent event, long seq) {
        switch (event) {
            case ChatCreated e -> {
                chat.name = e.name();
                chat.own(e.creatorId());
                e.participantIds().forEach(userId -> chat.join(userId, seq));
            }
            case ChatRenamed e -> chat.name = e.name();
            case ParticipantAdded e -> chat.join(e.userId(), seq);
            case ParticipantRemoved e -> {
                chat.members.remove(e.userId());
                chat.roles.remove(e.userId());
                chat.own(e.newOwnerId());
                chat.forget(e.userId());
            }
            case RoleChanged e -> {
                if (e.role() == Role.OWNER) {
                    chat.own(e.userId());
                    chat.roles.put(e.actorId(), Role.ADMIN);
                } else {
                    chat.roles.put(e.userId(), e.role());
                }
            }
            case ChatAudited e -> chat.audits.addFirst(seq + " " + e.auditorId() + " " + e.reason());
            case MessageSent e -> {
                Message message = new Message(seq, e.senderId(), e.content());
                message.replyTo = e.replyToSeq();
                message.mentions = Objects.requireNonNullElse(e.mentions(), List.of());
                chat.messages.put(seq, message);
                chat.advance(e.senderId(), seq, seq);
            }
            case MessageEdited e -> {
                Message message = Objects.requireNonNull(chat.messages.get(e.messageSeq()));
                message.content = e.content();
                message.mentions = Objects.requireNonNullElse(e.mentions(), List.of());
                message.edited = true;
            }
            case MessageDeleted e -> {
                Message message = Objects.requireNonNull(chat.messages.get(e.messageSeq()));
                message.content = "";
                message.mentions = List.of();
                message.deleted = true;
                message.reactions.clear();
                message.reactionSeq = null;
            }
            case ReactionAdded e -> {
                Message message = Objects.requireNonNull(chat.messages.get(e.messageSeq()));
                List<String> holders = message.reactions.computeIfAbsent(e.emoji(), emoji -> new ArrayList<>());
                if (!holders.contains(e.actorId())) {
                    holders.add(e.actorId());
                }
                message.reactionSeq = seq;
            }
            case ReactionRemoved e -> {
                Message message = Objects.requireNonNull(chat.messages.get(e.messageSeq()));
                message.reactions.getOrDefault(e.emoji(), new ArrayList<>()).remove(e.actorId());
                message.reactions.values().removeIf(List::isEmpty);
                message.reactionSeq = seq;
            }
        }
    }

    List<Chat> chats() {
        return List.copyOf(chats.values());
    }

    /** A user's chats, pinned ones first, then newest activity first. */
    List<Chat> chatsOf(String userId) {
        List<Chat> mine = new ArrayList<>(chats.values());
        mine.removeIf(chat -> !chat.members.containsKey(userId));
        mine.sort(Comparator.comparing(
                        (Chat chat) -> chat.pin(userId), Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
                .thenComparing(chat -> chat.activity)
                .reversed());
        return mine;
    }
}
