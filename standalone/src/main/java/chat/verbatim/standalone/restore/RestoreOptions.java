package chat.verbatim.standalone.restore;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the program was asked for.
 *
 * @param from the data folder of one process; null for the store of a cluster
 * @param into the folder that is made; null for the store of a cluster
 * @param confirmed whether a store that is changed in place shall be
 */
record RestoreOptions(
        RestorePoint to, @Nullable Path from, @Nullable Path into, boolean confirmed) {
    static final String USAGE = """
            restore --to POINT --from DIR --into DIR
                         copies the data folder of one process, stopped, to a folder that is not there yet, and takes off what came after POINT there
            restore --to POINT [--confirm]
                         tells what came after POINT in the store that verbatim.node.mongodb names; with --confirm takes it off, for good
            POINT is a position, as answers and exports name it, or a time like 2026-11-28T14:03:00Z.""";

    RestoreOptions {
        if ((from == null) != (into == null)) {
            throw new IllegalArgumentException("--from and --into go together: the folder as it is, and the new one");
        }
    }

    /** @throws IllegalArgumentException in words for whoever started the program */
    static RestoreOptions parse(List<String> words) {
        RestorePoint to = null;
        Path from = null;
        Path into = null;
        boolean confirmed = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--confirm")) {
                confirmed = true;
                continue;
            }
            if (++i == words.size()) {
                throw new IllegalArgumentException(word + " needs a value");
            }
            String value = words.get(i);
            switch (word) {
                case "--to" -> to = RestorePoint.parse(value);
                case "--from" -> from = Path.of(value);
                case "--into" -> into = Path.of(value);
                default -> throw new IllegalArgumentException("there is no option " + word);
            }
        }
        if (to == null) {
            throw new IllegalArgumentException("--to is missing");
        }
        return new RestoreOptions(to, from, into, confirmed);
    }
}
