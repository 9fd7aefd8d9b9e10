package chat.verbatim.query.report;

import chat.verbatim.api.Position;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was reported, for operators and for who reported it. */
final class ReportQueue {
    private final ReadModel documents;
    private final OpenReports open;
    private final UserSummaries users;
    private final PersonalFields personal;

    ReportQueue(ReadModel documents, OpenReports open, UserSummaries users, PersonalFields personal) {
        this.documents = documents;
        this.open = open;
        this.users = users;
        this.personal = personal;
    }

    /** @param nextCursor for {@code after}; null where there are no more */
    record Page(List<Item> items, @Nullable String nextCursor) {}

    /**
     * A message with open reports.
     *
     * @param count how many reports are open
     * @param reports the first of them
     */
    record Item(String messageId, String chatId, UserSummary author, long count, List<Report> reports) {}

    record Report(UserSummary by, String reason, @Nullable String text, Instant at) {}

    /**
     * One's own report.
     *
     * @param state {@code open}, or what was decided
     */
    record Own(
            String messageId,
            String reason,
            @Nullable String text,
            Instant at,
            String state,
            @Nullable Instant decidedAt) {}

    /** @param after the position of the last item of the page before; 0 to begin with who waits longest */
    Page page(long after, int most) {
        List<String> ids = open.after(after, most + 1);
        ReadModel.Found found = documents.find(ids);
        List<ReportsDocument> waiting = ids.stream()
                .limit(most)
                .map(id -> found.get(id, ReportsDocument::new))
                .filter(Objects::nonNull)
                .filter(reports -> reports.open() > 0)
                .toList();
        List<Item> items = items(waiting);
        boolean more = ids.size() > most && !waiting.isEmpty();
        return new Page(items, more ? Position.encode(waiting.getLast().since()) : null);
    }

    private List<Item> items(List<ReportsDocument> waiting) {
        Map<String, UserSummary> people = users.require(waiting.stream()
                .flatMap(reports -> Stream.concat(Stream.of(reports.authorId()), reports.reporters().stream()))
                .distinct()
                .toList());
        ReadModel.Found found = documents.find(
                waiting.stream().flatMap(reports -> idsOf(reports).stream()).toList());
        return waiting.stream()
                .map(reports -> new Item(
                        reports.messageId().toString(),
                        reports.messageId().chatId(),
                        Objects.requireNonNull(people.get(reports.authorId())),
                        reports.open(),
                        idsOf(reports).stream()
                                .map(id -> found.get(id, ReportDocument::new))
                                .filter(Objects::nonNull)
                                .map(report -> report(report, people))
                                .toList()))
                .toList();
    }

    private static List<String> idsOf(ReportsDocument reports) {
        return reports.reporters().stream()
                .map(reporter -> ReportKeys.report(
                        reports.messageId().chatId(), reports.messageId().seq(), reporter))
                .toList();
    }

    private Report report(ReportDocument report, Map<String, UserSummary> people) {
        return new Report(
                Objects.requireNonNull(people.get(report.reporterId())),
                report.reason().wireName(),
                report.text(personal),
                report.at());
    }

    /** @return empty when the user has not reported the message */
    Optional<Own> own(String chatId, long messageSeq, String userId) {
        String id = ReportKeys.report(chatId, messageSeq, userId);
        String message = ReportKeys.message(chatId, messageSeq);
        ReadModel.Found found = documents.find(List.of(id, message));
        ReportDocument report = found.get(id, ReportDocument::new);
        ReportsDocument reports = found.get(message, ReportsDocument::new);
        if (report == null || reports == null) {
            return Optional.empty();
        }
        Optional<ReportsDocument.Decision> decision = reports.decisionAfter(report.seq());
        return Optional.of(new Own(
                reports.messageId().toString(),
                report.reason().wireName(),
                report.text(personal),
                report.at(),
                decision.map(it -> it.outcome().wireName()).orElse("open"),
                decision.map(ReportsDocument.Decision::at).orElse(null)));
    }
}
