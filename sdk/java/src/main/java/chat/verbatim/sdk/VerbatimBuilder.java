package chat.verbatim.sdk;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a client may be told beside the address of its server. */
public final class VerbatimBuilder {
    private final URI server;
    private Store store = Store.inMemory();
    private @Nullable String token;
    private boolean resume = true;

    VerbatimBuilder(URI server) {
        this.server = server;
    }

    /** What outlives the process; memory if left out. */
    public VerbatimBuilder store(Store outliving) {
        store = outliving;
        return this;
    }

    /** A fixed bearer token, as bots have; it is never renewed. Null for sessions. */
    public VerbatimBuilder token(@Nullable String fixed) {
        token = fixed;
        return this;
    }

    /** Whether the position is kept in the store; true if left out. */
    public VerbatimBuilder resume(boolean keep) {
        resume = keep;
        return this;
    }

    /** The client, which is not connected yet. */
    public Verbatim build() {
        return new Verbatim(server, store, token, resume);
    }
}
