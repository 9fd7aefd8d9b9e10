package chat.verbatim.standalone.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/** A log in a file, with one thing done to it that nobody may do, at a random place. */
final class TamperedExport {
    private final Path folder;
    private final List<String> lines;
    private final int commits;
    private final Random random;

    /** @param export as {@code verify-log export} writes it: commits 1, 2, 3, ..., then checkpoints */
    TamperedExport(Path folder, Path export, Random random) throws IOException {
        this.folder = folder;
        this.lines = Files.readAllLines(export);
        this.commits =
                (int) lines.stream().filter(line -> !line.contains("\"note\"")).count();
        this.random = random;
    }

    /**
     * @param file what it was made to
     * @param finding what must be said of it
     */
    record Made(Path file, String finding) {}

    int commits() {
        return commits;
    }

    private int anywhere() {
        return 2 + random.nextInt(commits - 2);
    }

    private BsonDocument commit(int position) {
        return BsonDocument.parse(lines.get(position - 1));
    }

    private static BsonDocument event(BsonDocument commit) {
        return commit.getArray("e").getFirst().asDocument();
    }

    private Made made(List<String> tampered, String finding) throws IOException {
        return new Made(Files.write(folder.resolve("tampered.ndjson"), tampered), finding);
    }

    Made changed() throws IOException {
        int position = anywhere();
        BsonDocument commit = commit(position);
        String payload = event(commit).getString("p").getValue();
        int at = random.nextInt(payload.length());
        char other = payload.charAt(at) == 'x' ? 'y' : 'x';
        event(commit).put("p", new BsonString(payload.substring(0, at) + other + payload.substring(at + 1)));
        List<String> tampered = new ArrayList<>(lines);
        tampered.set(position - 1, commit.toJson());
        return made(tampered, "CHANGED at position " + position + ": its content is not what was hashed");
    }

    Made removed() throws IOException {
        int position = anywhere();
        List<String> tampered = new ArrayList<>(lines);
        tampered.remove(position - 1);
        return made(tampered, "REMOVED at position " + position + ": there is no commit at this position");
    }

    /** All that stand behind it make room. */
    Made inserted() throws IOException {
        int position = anywhere();
        BsonDocument forged = commit(position);
        event(forged).put("id", new BsonString("forged"));
        List<String> tampered = new ArrayList<>(lines.subList(0, position - 1));
        tampered.add(forged.toJson());
        for (int i = position; i <= commits; i++) {
            tampered.add(placed(commit(i), i + 1));
        }
        tampered.addAll(lines.subList(commits, lines.size()));
        return made(tampered, "INSERTED at position " + position + ": a commit was put in here");
    }

    Made swapped() throws IOException {
        int one = anywhere();
        int other = one == 2 ? 3 : 2 + random.nextInt(one - 2);
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        List<String> tampered = new ArrayList<>(lines);
        tampered.set(first - 1, placed(commit(second), first));
        tampered.set(second - 1, placed(commit(first), second));
        return made(tampered, "SWAPPED at position " + first + ": it has changed places with position " + second);
    }

    private static String placed(BsonDocument commit, long position) {
        commit.put("_id", new BsonInt64(position));
        return commit.toJson();
    }
}
