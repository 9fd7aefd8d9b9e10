package chat.verbatim.verifier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.json.JsonParseException;

/**
 * A log in a file: MongoDB's extended JSON, one document in each line, as {@code verify-log export} and {@code mongoexport} write it.
 * Lines with a {@code note} are checkpoints.
 */
record FileSource(Path file) implements LogSource {

    @Override
    public void forEachCommit(Consumer<BsonDocument> consumer) {
        forEachLine(document -> {
            if (!document.containsKey("note")) {
                consumer.accept(document);
            }
        });
    }

    @Override
    public List<BsonDocument> checkpoints() {
        List<BsonDocument> found = new ArrayList<>();
        forEachLine(document -> {
            if (document.containsKey("note")) {
                found.add(document);
            }
        });
        return found;
    }

    private void forEachLine(Consumer<BsonDocument> consumer) {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            long number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (!line.isBlank()) {
                    consumer.accept(parse(line, number));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line that cannot be read stands for a document without any field, which is reported where it stands. */
    private static BsonDocument parse(String line, long number) {
        try {
            return BsonDocument.parse(line);
        } catch (JsonParseException unreadable) {
            return new BsonDocument("line " + number, new BsonString("no JSON"));
        }
    }

    @Override
    public void close() {
        // Each reading closes the file by itself.
    }
}
