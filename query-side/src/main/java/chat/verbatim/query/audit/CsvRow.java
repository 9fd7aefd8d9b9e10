package chat.verbatim.query.audit;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as a row of RFC 4180: every cell is quoted, and none is a formula to a spreadsheet. */
final class CsvRow {
    static final String HEADER = "position,commit,time,type,stream,seq,actor,text,payload,hash";

    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r\n";

    private CsvRow() {}

    static String of(AuditedEvent event, JsonMapper json) {
        JsonNode payload = event.payload();
        Instant time = event.time();
        return Stream.of(
                        event.position(),
                        Long.toString(event.commit()),
                        time.toString(),
                        event.type(),
                        event.stream(),
                        Long.toString(event.seq()),
                        event.actor(),
                        payload == null ? null : ReadEvent.textOf(payload),
                        payload == null ? null : json.writeValueAsString(payload),
                        event.hash())
                .map(CsvRow::cell)
                .collect(Collectors.joining(","));
    }

    /** A quote before what would be a formula: the programs take what follows it for text. */
    static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "\"\"";
        }
        String harmless = BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
