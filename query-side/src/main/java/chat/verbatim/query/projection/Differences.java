package chat.verbatim.query.projection;

import chat.verbatim.api.admin.BesideState.Difference;
import chat.verbatim.api.admin.BesideState.Parity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What a comparison finds. All differences are counted, and the first of them are named. */
final class Differences {
    static final int NAMED = 100;

    private final List<Difference> named = new ArrayList<>();
    private long compared;
    private long onlyLive;
    private long onlyBeside;
    private long differing;
    private long unsettled;

    void add(String id, @Nullable Document inLive, @Nullable Document inBeside, DocumentComparison documents) {
        if (inLive == null && inBeside == null) {
            return;
        }
        compared++;
        if (inBeside == null) {
            onlyLive++;
            name(new Difference(id, "only-live", List.of()));
        } else if (inLive == null) {
            onlyBeside++;
            name(new Difference(id, "only-beside", List.of()));
        } else {
            List<String> fields = documents.differing(inLive, inBeside);
            if (!fields.isEmpty()) {
                differing++;
                name(new Difference(id, "differing", fields));
            }
        }
    }

    void unsettled(int documents) {
        compared += documents;
        unsettled += documents;
    }

    private void name(Difference difference) {
        if (named.size() < NAMED) {
            named.add(difference);
        }
    }

    Parity parity(Instant at) {
        return new Parity(at, compared, onlyLive, onlyBeside, differing, unsettled, named);
    }
}
