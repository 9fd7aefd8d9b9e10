package chat.verbatim.loadtest.server;

import java.net.URI;
import java.util.List;

/** A server that is measured. */
public interface Target extends AutoCloseable {

    String name();

    /** {@code http://host:port}. */
    URI url();

    /** Its processes, those of its database included; empty when they are on another machine. */
    List<Long> pids();

    /** Ends what was started for it. */
    @Override
    void close();

    /** One that runs already, and goes on running. */
    static Target running(URI url, List<Long> pids) {
        return new Target() {
            @Override
            public String name() {
                return url.getAuthority();
            }

            @Override
            public URI url() {
                return url;
            }

            @Override
            public List<Long> pids() {
                return pids;
            }

            @Override
            public void close() {}
        };
    }
}
