package chat.verbatim.query.message;

import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MemberDocument;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells members which messages name them, and which do not any more. */
final class MentionPart implements ProjectionPart {
    @Override
    public String projection() {
        return ChatKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return payloadType == MessageSent.class
                || payloadType == MessageEdited.class
                || payloadType == MessageDeleted.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        switch (event.payload()) {
            case MessageSent e -> members(e.chatId(), others(e), ids);
            case MessageEdited e -> {
                ids.accept(ChatKeys.message(e.chatId(), e.messageSeq()));
                members(e.chatId(), mentions(e.mentions()), ids);
            }
            case MessageDeleted e -> ids.accept(ChatKeys.message(e.chatId(), e.messageSeq()));
            default -> {}
        }
    }

    private static void members(String chatId, Collection<String> userIds, Consumer<String> ids) {
        userIds.forEach(userId -> ids.accept(ChatKeys.member(chatId, userId)));
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        switch (event.payload()) {
            case MessageSent e -> name(e.chatId(), event.seq(), others(e), event, documents);
            case MessageEdited e -> {
                List<String> named = mentions(e.mentions());
                forget(e.chatId(), e.messageSeq(), named, event, documents);
                name(e.chatId(), e.messageSeq(), named, event, documents);
            }
            case MessageDeleted e -> forget(e.chatId(), e.messageSeq(), List.of(), event, documents);
            default -> {}
        }
    }

    private static void name(
            String chatId, long messageSeq, List<String> named, LoggedEvent event, WorkingSet documents) {
        named.forEach(userId -> change(
                chatId, userId, event, documents, member -> member.mentions().add(messageSeq)));
    }

    /** Whom the message named once and names no more. */
    private static void forget(
            String chatId, long messageSeq, List<String> named, LoggedEvent event, WorkingSet documents) {
        @Nullable
        MessageDocument message =
                documents.find(ChatKeys.message(chatId, messageSeq), MessageDocument.class, MessageDocument::new);
        Set<String> once = message == null ? Set.of() : message.everMentioned();
        once.stream()
                .filter(userId -> !named.contains(userId))
                .forEach(userId -> change(chatId, userId, event, documents, member -> member.mentions()
                        .remove(messageSeq)));
    }

    private static void change(
            String chatId, String userId, LoggedEvent event, WorkingSet documents, Consumer<MemberDocument> change) {
        @Nullable
        MemberDocument member =
                documents.find(ChatKeys.member(chatId, userId), MemberDocument.class, MemberDocument::new);
        if (member != null && member.isMember()) {
            documents.change(member, event.position(), change);
        }
    }

    /** Who names themselves has read it; and their document takes one change by this event, which is that they said something. */
    private static List<String> others(MessageSent message) {
        return mentions(message.mentions()).stream()
                .filter(userId -> !userId.equals(message.senderId()))
                .toList();
    }

    private static List<String> mentions(@Nullable List<String> mentions) {
        return Objects.requireNonNullElse(mentions, List.of());
    }
}
