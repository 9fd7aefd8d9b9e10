package chat.verbatim.verifier;

import com.mongodb.MongoException;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonParseException;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/** Checks a log, or a proof of one message, and says what is wrong and where. */
public final class VerifyLog {

    static final int INTACT = 0;
    static final int ALTERED = 1;
    static final int NOT_CHECKED = 2;

    private static final String USAGE = """
            usage: verify-log --uri URI | --export FILE [--checkpoint FILE]... [--key KEY]
                   verify-log proof FILE --key KEY
                   verify-log lines FILE --key KEY
                   verify-log certificate FILE --key KEY
                   verify-log export --uri URI

              --uri URI          a server of MongoDB's protocol; --database (verbatim) and --collection (events) say where in it
              --export FILE      what "export" has written, or mongoexport with --sort '{"_id": 1}'
              --checkpoint FILE  a checkpoint that was kept elsewhere: only with one is it seen when the log lacks its end
              --key KEY          the public key of the checkpoints, or a file with it; it must not come from the log's server alone
              proof FILE         checks the proof of one message
              lines FILE         checks what an auditor has exported with proofs, line by line
              certificate FILE   checks the certificate of an erasure
              export             writes the log and its checkpoints to the standard output

            It ends with 0 when all is intact, 1 when something was altered, 2 when it could not be checked.""";

    /** Held, because a logger that nobody holds forgets its level. The driver would say that it has nothing to log with. */
    private static final Logger DRIVER = Logger.getLogger("org.mongodb.driver");

    private VerifyLog() {}

    /** Ends with 0 when all is intact, 1 when something was altered, 2 when it could not be checked. */
    public static void main(String[] arguments) {
        DRIVER.setLevel(Level.OFF);
        // The texts of people are in no particular locale.
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(Arrays.asList(arguments), out, err);
        out.flush();
        System.exit(status);
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        if (words.isEmpty() || words.contains("--help")) {
            (words.isEmpty() ? err : out).println(USAGE);
            return words.isEmpty() ? NOT_CHECKED : INTACT;
        }
        try {
            return switch (words.getFirst()) {
                case "proof" -> proof(Arguments.parse(words.subList(1, words.size())), out);
                case "lines" -> lines(Arguments.parse(words.subList(1, words.size())), out);
                case "certificate" -> certificate(Arguments.parse(words.subList(1, words.size())), out);
                case "export" -> export(Arguments.parse(words.subList(1, words.size())), out);
                default -> log(Arguments.parse(words), out);
            };
        } catch (MongoException | IllegalArgumentException | UncheckedIOException | JsonParseException wrong) {
            err.println("Nothing was checked: " + wrong.getMessage());
            return NOT_CHECKED;
        }
    }

    private static int log(Arguments arguments, PrintStream out) {
        requireFiles(arguments, 0);
        List<CheckpointCheck.Given> kept = arguments.checkpoints().stream()
                .map(file -> new CheckpointCheck.Given("checkpoint " + file.getFileName(), Arguments.checkpoint(file)))
                .toList();
        try (LogSource source = arguments.source()) {
            Report report = LogCheck.of(source, arguments.key(), kept);
            if (report.isEmpty()) {
                throw new IllegalArgumentException("there is no log at this place");
            }
            report.print(out);
            return report.isIntact() ? INTACT : ALTERED;
        }
    }

    private static int proof(Arguments arguments, PrintStream out) {
        Path file = requireFiles(arguments, 1).getFirst();
        @Nullable TrustedKey key = arguments.key();
        if (key == null) {
            throw new IllegalArgumentException("a proof needs --key");
        }
        try {
            ProofCheck.Proven proven = ProofCheck.check(BsonDocument.parse(Arguments.read(file)), key);
            out.println(proven.content());
            out.println("PROVEN: at position " + proven.position() + " of " + proven.size() + ", signed by "
                    + proven.origin());
            return INTACT;
        } catch (NotProvenException wrong) {
            out.println("NOT PROVEN: " + wrong.getMessage());
            return ALTERED;
        }
    }

    private static int certificate(Arguments arguments, PrintStream out) {
        Path file = requireFiles(arguments, 1).getFirst();
        @Nullable TrustedKey key = arguments.key();
        if (key == null) {
            throw new IllegalArgumentException("a certificate needs --key");
        }
        try {
            out.println(CertificateCheck.check(BsonDocument.parse(Arguments.read(file)), key));
            return INTACT;
        } catch (NotProvenException wrong) {
            out.println("NOT CERTIFIED: " + wrong.getMessage());
            return ALTERED;
        }
    }

    private static int lines(Arguments arguments, PrintStream out) {
        Path file = requireFiles(arguments, 1).getFirst();
        @Nullable TrustedKey key = arguments.key();
        if (key == null) {
            throw new IllegalArgumentException("lines need --key");
        }
        LineReport report = new LineReport();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                report.check(line, key, out);
            }
        } catch (IOException wrong) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + wrong.getClass().getSimpleName() + ")", wrong);
        }
        report.print(out);
        return report.isProven() ? INTACT : ALTERED;
    }

    private static int export(Arguments arguments, PrintStream out) {
        requireFiles(arguments, 0);
        JsonWriterSettings form =
                JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();
        try (LogSource source = arguments.source()) {
            source.forEachCommit(commit -> out.println(commit.toJson(form)));
            source.checkpoints().forEach(checkpoint -> out.println(checkpoint.toJson(form)));
            out.flush();
            return out.checkError() ? NOT_CHECKED : INTACT;
        }
    }

    private static List<Path> requireFiles(Arguments arguments, int count) {
        if (arguments.files().size() != count) {
            throw new IllegalArgumentException(
                    count == 0 ? "there is no command \"" + arguments.files().getFirst() + "\"" : "which file?");
        }
        return arguments.files();
    }
}
