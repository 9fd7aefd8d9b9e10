package chat.verbatim.query.audit;

import chat.verbatim.query.proof.CommitProof;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events to a client as they are found. Who reads slowly slows the scan down, and nothing is kept for them. An empty line every few
 * seconds while nothing is found shows whether anybody is still there.
 */
final class ExportWriter implements AuditScan.Sink {
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final String END_OF_ROW = "\r\n";

    private final ExportFormat format;
    private final JsonMapper json;
    private final boolean texts;
    private final @Nullable LineProofs proofs;
    private final Writer out;
    /** A page at most, and only where proofs are wanted: they are made together. */
    private final List<ReadEvent> waiting = new ArrayList<>();

    private long lastWritten = System.nanoTime();

    /** @param proofs what proves each line; null where none is wanted */
    ExportWriter(ExportFormat format, JsonMapper json, boolean texts, @Nullable LineProofs proofs, OutputStream out) {
        this.format = format;
        this.json = json;
        this.texts = texts;
        this.proofs = proofs;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    void begin() throws IOException {
        if (format == ExportFormat.CSV) {
            out.write(CsvRow.HEADER + END_OF_ROW);
        }
    }

    @Override
    public boolean take(ReadEvent event) throws IOException {
        if (proofs == null) {
            write(event, null);
        } else {
            waiting.add(event);
        }
        return true;
    }

    private void write(ReadEvent event, @Nullable CommitProof proof) throws IOException {
        AuditedEvent line = AuditedEvent.of(event, texts, proof);
        switch (format) {
            case NDJSON -> {
                out.write(json.writeValueAsString(line));
                out.write('\n');
            }
            case CSV -> {
                out.write(CsvRow.of(line, json));
                out.write(END_OF_ROW);
            }
        }
        lastWritten = System.nanoTime();
    }

    private void writeWaiting() throws IOException {
        if (proofs != null && !waiting.isEmpty()) {
            List<CommitProof> made = proofs.of(waiting);
            for (int i = 0; i < made.size(); i++) {
                write(waiting.get(i), made.get(i));
            }
            waiting.clear();
        }
    }

    @Override
    public boolean pause(long position) throws IOException {
        writeWaiting();
        if (System.nanoTime() - lastWritten > SILENCE.toNanos()) {
            out.write(format == ExportFormat.CSV ? END_OF_ROW : "\n");
            lastWritten = System.nanoTime();
        }
        out.flush();
        return true;
    }

    void end() throws IOException {
        writeWaiting();
        out.flush();
    }
}
