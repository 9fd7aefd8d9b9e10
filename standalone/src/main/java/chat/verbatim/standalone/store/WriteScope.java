package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a command may change, and so what must stand still while it runs. */
enum WriteScope {
    /** Reads only. */
    NOTHING,
    /** Documents of the one collection that it names. */
    COLLECTION,
    /** Collections, indexes or documents of several collections. */
    STORE;

    static WriteScope of(String command, Document query) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "insert", "update", "delete", "findandmodify" -> COLLECTION;
            case "create", "createindexes", "drop", "dropindexes", "dropdatabase", "renamecollection", "collmod" ->
                STORE;
            case "aggregate" -> writesItsResult(query) ? STORE : NOTHING;
            default -> NOTHING;
        };
    }

    private static boolean writesItsResult(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Map<?, ?> map
                                && (map.containsKey("$out") || map.containsKey("$merge")));
    }
}
