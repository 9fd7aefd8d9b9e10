package chat.verbatim.command.chat;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.chat.ChatName;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.message.MessageContent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bodies that write endpoints of chats understand. Anything may be missing; the methods say what may not. */
final class ChatRequests {
    private ChatRequests() {}

    record Create(
            @Nullable List<@Nullable String> participants,
            @Nullable Boolean isGroup,
            @Nullable String name) {
        boolean group() {
            return required("isGroup", isGroup);
        }

        /** The others, each once; the caller may stand among them. */
        List<String> participantIds(String callerId) {
            List<String> ids = required("participants", participants).stream()
                    .map(id -> required("participants", id))
                    .distinct()
                    .filter(id -> !id.equals(callerId))
                    .toList();
            if (!group() && ids.size() != 1) {
                throw Refusal.invalid("participants", "must name exactly one other person for a 1-1 chat");
            }
            if (ids.size() >= ChatState.MOST_MEMBERS) {
                throw Refusal.invalid(
                        "participants", "must name at most " + (ChatState.MOST_MEMBERS - 1) + " other people");
            }
            return ids;
        }

        @Nullable
        ChatName chatName() {
            return name == null || !group() ? null : ChatName.of(name);
        }
    }

    record Rename(@Nullable String name) {}

    record Add(@Nullable String userId) {
        String required() {
            return ChatRequests.required("userId", userId);
        }
    }

    record ChangeRole(@Nullable String role) {
        Role required() {
            return switch (ChatRequests.required("role", role)) {
                case "owner" -> Role.OWNER;
                case "admin" -> Role.ADMIN;
                case "member" -> Role.MEMBER;
                default -> throw Refusal.invalid("role", "must be owner, admin or member");
            };
        }
    }

    record Content(@Nullable String content) {}

    /**
     * @param replyTo id of a message of the same chat
     * @param attachments ids of files; null for none
     */
    record Send(
            @Nullable String content,
            @Nullable String replyTo,
            @Nullable List<@Nullable String> attachments) {
        List<String> attachmentIds() {
            return attachments == null
                    ? List.of()
                    : attachments.stream()
                            .map(id -> required("attachments", id))
                            .toList();
        }

        MessageContent words() {
            return MessageContent.of(content, !attachmentIds().isEmpty());
        }
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Refusal.invalid(field, "is missing");
        }
        return Objects.requireNonNull(value);
    }
}
