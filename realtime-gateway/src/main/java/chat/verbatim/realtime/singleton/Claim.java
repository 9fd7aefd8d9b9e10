package chat.verbatim.realtime.singleton;

import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right to do the work of a {@link ClusterSingleton}, and the place in the log that goes with it. For one thread. */
public final class Claim {
    private static final Logger LOG = LoggerFactory.getLogger(Claim.class);
    private static final int SEGMENT = 0;

    private final TokenStore tokens;
    private final String name;
    private final BooleanSupplier running;
    private @Nullable TrackingToken place;

    private Claim(TokenStore tokens, String name, BooleanSupplier running, @Nullable TrackingToken place) {
        this.tokens = tokens;
        this.name = name;
        this.running = running;
        this.place = place;
    }

    /**
     * @param beginning where to begin when nobody ever has
     * @param running false once the work is to end
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException while another process has it
     */
    static Claim take(TokenStore tokens, String name, @Nullable TrackingToken beginning, BooleanSupplier running) {
        if (tokens.fetchSegments(name).length == 0) {
            tokens.initializeTokenSegments(name, 1, beginning);
        }
        return new Claim(tokens, name, running, tokens.fetchToken(name, SEGMENT));
    }

    /** Whether to go on. The claim itself is known to hold only when {@link #keep} has passed. */
    public boolean goesOn() {
        return running.getAsBoolean();
    }

    /** Up to where the work has been done; null before the first event of the log. */
    public @Nullable TrackingToken place() {
        return place;
    }

    /** The work has been done up to here; {@link #keep} stores it. */
    public void advanceTo(TrackingToken newPlace) {
        place = newPlace;
    }

    /**
     * Stores the place and holds the claim for another while; to be called about once a second, also when nothing happens.
     *
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException when another process has it
     */
    public void keep() {
        if (place == null) {
            // Nothing has ever happened; the store cannot keep a token of that.
            tokens.extendClaim(name, SEGMENT);
        } else {
            tokens.storeToken(place, name, SEGMENT);
        }
    }

    void release() {
        try {
            keep();
            tokens.releaseClaim(name, SEGMENT);
        } catch (RuntimeException lost) {
            LOG.debug("The claim was lost before it was given back", lost);
        }
    }
}
