package chat.verbatim.query.travel;

import chat.verbatim.query.projection.ReadModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.Document;

/** Reads trails: any number of them, each of any length, in two round trips at most. */
final class Trails {
    private final ReadModel documents;

    /** @param documents of the projection {@code travel} */
    Trails(ReadModel documents) {
        this.documents = documents;
    }

    /** What those of the trails that exist had led to at a seq, by their ids. */
    <P extends Past> Map<String, P> at(Collection<String> ids, long seq, Function<Document, P> shape) {
        ReadModel.Found found = documents.find(ids);
        Map<String, P> pasts = HashMap.newHashMap(ids.size());
        Map<String, String> older = new HashMap<>();
        for (String id : ids) {
            TrailDocument trail = found.get(id, TrailDocument::new);
            if (trail != null) {
                trail.olderPartAt(seq)
                        .ifPresentOrElse(
                                number -> older.put(TravelKeys.part(id, number), id),
                                () -> pasts.put(id, trail.part().at(seq, shape)));
            }
        }
        addOlder(older, seq, shape, pasts);
        return pasts;
    }

    private <P extends Past> void addOlder(
            Map<String, String> older, long seq, Function<Document, P> shape, Map<String, P> pasts) {
        List<String> partIds = new ArrayList<>(older.keySet());
        ReadModel.Found parts = documents.find(partIds);
        older.forEach((partId, id) -> {
            TrailPartDocument part = parts.get(partId, TrailPartDocument::new);
            if (part != null) {
                pasts.put(id, part.part().at(seq, shape));
            }
        });
    }
}
