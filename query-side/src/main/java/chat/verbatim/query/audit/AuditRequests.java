package chat.verbatim.query.audit;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.Text;
import chat.verbatim.http.PageParameters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bodies that auditors send. Anything may be missing. */
final class AuditRequests {
    private static final int MOST_TYPES = 50;
    private static final int LONGEST_TEXT = 200;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final int MOST = 200;
    private static final int USUAL = 50;

    private AuditRequests() {}

    record Search(
            @Nullable List<@Nullable String> types,
            @Nullable String actor,
            @Nullable String from,
            @Nullable String until,
            @Nullable String text,
            @Nullable String after,
            @Nullable Integer limit) {
        int checkedLimit() {
            int wanted = limit == null ? USUAL : limit;
            PageParameters.requireLimit(wanted, MOST);
            return wanted;
        }

        AuditFilter filter(OpenAudit audit, long head) {
            return AuditRequests.filter(this, audit, head);
        }
    }

    record Export(
            @Nullable String format,
            @Nullable Boolean proofs,
            @Nullable List<@Nullable String> types,
            @Nullable String actor,
            @Nullable String from,
            @Nullable String until,
            @Nullable String text,
            @Nullable String after) {
        ExportFormat checkedFormat() {
            return switch (format) {
                case "ndjson" -> ExportFormat.NDJSON;
                case "csv" -> ExportFormat.CSV;
                case null -> throw Refusal.invalid("format", "is missing; say ndjson or csv");
                default -> throw Refusal.invalid("format", "must be ndjson or csv");
            };
        }

        boolean wantsProofs(OpenAudit audit) {
            if (!Boolean.TRUE.equals(proofs)) {
                return false;
            }
            if (checkedFormat() != ExportFormat.NDJSON || !audit.showsTexts()) {
                throw Refusal.invalid("proofs", "stand in the lines of ndjson of a chat, and nowhere else");
            }
            return true;
        }

        AuditFilter filter(OpenAudit audit, long head) {
            return AuditRequests.filter(new Search(types, actor, from, until, text, after, null), audit, head);
        }
    }

    private static AuditFilter filter(Search asked, OpenAudit audit, long head) {
        List<@Nullable String> types = asked.types == null ? List.of() : asked.types;
        if (types.size() > MOST_TYPES || types.stream().anyMatch(Objects::isNull)) {
            throw Refusal.invalid("types", "must be at most " + MOST_TYPES + " names of types");
        }
        Instant from = moment("from", asked.from);
        Instant until = moment("until", asked.until);
        if (from != null && until != null && !from.isBefore(until)) {
            throw Refusal.invalid("until", "must be later than from");
        }
        return new AuditFilter(
                AuditTypes.checked(types.stream().map(Objects::requireNonNull).toList(), audit),
                actor(asked.actor),
                from,
                until,
                text(asked.text, audit),
                after(asked.after, head),
                head);
    }

    private static @Nullable String actor(@Nullable String actor) {
        if (actor != null && !ID.matcher(actor).matches()) {
            throw Refusal.invalid("actor", "must be the id of a user");
        }
        return actor;
    }

    private static @Nullable String text(@Nullable String text, OpenAudit audit) {
        if (text == null) {
            return null;
        }
        if (!audit.showsTexts()) {
            throw Refusal.invalid("text", "can be looked for in the audit of a chat; this one shows no texts");
        }
        return Text.body("text", text, LONGEST_TEXT).toLowerCase(Locale.ROOT);
    }

    private static long after(@Nullable String after, long head) {
        if (after == null) {
            return 0;
        }
        long position = Position.decode(after, "after");
        if (position > head) {
            throw Refusal.invalid(
                    "after", "lies beyond the end of the log, which is at position " + Position.encode(head));
        }
        return position;
    }

    private static @Nullable Instant moment(String field, @Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noSuchTime) {
            throw Refusal.invalid(field, "must be a time such as 2026-11-22T10:15:30.123Z");
        }
    }
}
