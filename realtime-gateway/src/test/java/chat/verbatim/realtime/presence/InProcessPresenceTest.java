package chat.verbatim.realtime.presence;

import java.time.Duration;
import java.time.InstantSource;

class InProcessPresenceTest extends PresenceContract {
    @Override
    protected PresenceLeases leases(Duration debounce) {
        return new InProcessPresence(InstantSource.system(), debounce);
    }
}
