package chat.verbatim.verifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What the program was asked for.
 *
 * @param files what stands without an option before it
 */
record Arguments(
        @Nullable String uri,
        String database,
        String collection,
        @Nullable Path export,
        List<Path> checkpoints,
        @Nullable TrustedKey key,
        List<Path> files) {

    /** @throws IllegalArgumentException in words for whoever started the program */
    static Arguments parse(List<String> words) {
        String uri = null;
        String database = "verbatim";
        String collection = "events";
        Path export = null;
        TrustedKey key = null;
        List<Path> checkpoints = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            if (!word.startsWith("--")) {
                files.add(Path.of(word));
                continue;
            }
            if (!rest.hasNext()) {
                throw new IllegalArgumentException(word + " needs a value");
            }
            String value = rest.next();
            switch (word) {
                case "--uri" -> uri = value;
                case "--database" -> database = value;
                case "--collection" -> collection = value;
                case "--export" -> export = Path.of(value);
                case "--checkpoint" -> checkpoints.add(Path.of(value));
                case "--key" -> key = TrustedKey.parse(key(value));
                default -> throw new IllegalArgumentException("there is no option " + word);
            }
        }
        return new Arguments(uri, database, collection, export, List.copyOf(checkpoints), key, List.copyOf(files));
    }

    /** The key itself, or a file with it; a key has a plus sign in it and hardly ever the name of a file. */
    private static String key(String value) {
        Path file = Path.of(value);
        return Files.isRegularFile(file) ? member(read(file), "key") : value;
    }

    /** A checkpoint as the API answers it, or the signed note itself. */
    static String checkpoint(Path file) {
        return member(read(file), "checkpoint");
    }

    private static String member(String text, String name) {
        if (!text.stripLeading().startsWith("{")) {
            return text;
        }
        BsonDocument answer = BsonDocument.parse(text);
        return answer.isString(name) ? answer.getString(name).getValue() : text;
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException wrong) {
            throw new IllegalArgumentException(
                    file + " cannot be read (" + wrong.getClass().getSimpleName() + ")", wrong);
        }
    }

    LogSource source() {
        if ((uri == null) == (export == null)) {
            throw new IllegalArgumentException("give one of --uri and --export");
        }
        if (export == null) {
            return new MongoSource(String.valueOf(uri), database, collection);
        }
        if (!Files.isReadable(export)) {
            throw new IllegalArgumentException(export + " cannot be read");
        }
        return new FileSource(export);
    }
}
