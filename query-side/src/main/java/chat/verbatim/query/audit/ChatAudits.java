package chat.verbatim.query.audit;

import chat.verbatim.api.audit.AuditView;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What members see of who has read their chat. */
final class ChatAudits {
    private final ReadModel documents;
    private final UserSummaries users;

    ChatAudits(ReadModel documents, UserSummaries users) {
        this.documents = documents;
        this.users = users;
    }

    /** @param nextCursor for {@code before}, where there are older ones */
    record AuditPage(List<AuditView> items, @Nullable Long nextCursor) {}

    /**
     * Newest first.
     *
     * @throws chat.verbatim.api.RefusedException with {@code CHAT_NOT_FOUND} when the caller is no member
     */
    AuditPage before(String chatId, String userId, long before, int limit) {
        Access.requirePlausible(chatId);
        String list = ChatKeys.audits(chatId);
        ReadModel.Found found = documents.find(List.of(ChatKeys.member(chatId, userId), list));
        Access.require(chatId, userId, found);
        AuditsDocument audits = found.get(list, AuditsDocument::new);
        if (audits == null) {
            return new AuditPage(List.of(), null);
        }
        List<Long> seqs = audits.newestBefore(before, limit + 1);
        boolean hasMore = seqs.size() > limit;
        List<AuditView> items = views(chatId, hasMore ? seqs.subList(0, limit) : seqs);
        return new AuditPage(items, hasMore ? items.getLast().seq() : null);
    }

    private List<AuditView> views(String chatId, List<Long> seqs) {
        List<String> ids = seqs.stream().map(seq -> ChatKeys.audit(chatId, seq)).toList();
        ReadModel.Found found = documents.find(ids);
        List<StoredAudit> audits = ids.stream()
                .map(id -> found.get(id, AuditDocument::new))
                .filter(Objects::nonNull)
                .map(AuditDocument::audit)
                .toList();
        Map<String, UserSummary> auditors =
                users.require(audits.stream().map(StoredAudit::auditorId).toList());
        return audits.stream()
                .map(audit -> audit.view(Objects.requireNonNull(auditors.get(audit.auditorId()))))
                .toList();
    }
}
