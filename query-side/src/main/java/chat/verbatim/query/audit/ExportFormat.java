package chat.verbatim.query.audit;

import java.util.Locale;

/** What an export is written as. */
enum ExportFormat {
    NDJSON("application/x-ndjson"),
    CSV("text/csv");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The end of a file's name. */
    String suffix() {
        return name().toLowerCase(Locale.ROOT);
    }
}
