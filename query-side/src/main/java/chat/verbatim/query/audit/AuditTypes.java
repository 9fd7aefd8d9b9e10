package chat.verbatim.query.audit;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.audit.AuditorEvent;
import chat.verbatim.api.chat.ChatEvent;
import chat.verbatim.api.moderation.ModerationEvent;
import chat.verbatim.api.preference.PreferenceEvent;
import chat.verbatim.api.receipt.ReceiptEvent;
import chat.verbatim.api.report.ReportEvent;
import chat.verbatim.api.user.UserEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of events, by the names that auditors use. */
final class AuditTypes {
    private static final SortedSet<String> OF_CHATS = names(ChatEvent.class, ReceiptEvent.class);
    private static final SortedSet<String> OF_THE_LOG = names(
            ChatEvent.class,
            ReceiptEvent.class,
            UserEvent.class,
            PreferenceEvent.class,
            AuditorEvent.class,
            ModerationEvent.class,
            ReportEvent.class);

    private AuditTypes() {}

    private static SortedSet<String> names(Class<?>... parents) {
        return Stream.of(parents)
                .flatMap(parent -> Stream.of(parent.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name of a stored type. */
    static String nameOf(String payloadType) {
        return payloadType.substring(Math.max(payloadType.lastIndexOf('.'), payloadType.lastIndexOf('$')) + 1);
    }

    /**
     * @return those that are wanted; empty for all
     * @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when there is no such type in what is audited
     */
    static Set<String> checked(Collection<String> wanted, OpenAudit audit) {
        SortedSet<String> known = audit.chatId() == null ? OF_THE_LOG : OF_CHATS;
        List<String> unknown =
                wanted.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid("types", "has a type that is none of " + String.join(", ", known));
        }
        return Set.copyOf(wanted);
    }
}
