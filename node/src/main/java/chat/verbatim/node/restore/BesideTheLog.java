package chat.verbatim.node.restore;

import java.util.Map;

/** Documents of a side that stand beside the log, and follow it when its end is taken off. */
public interface BesideTheLog {
    /**
     * Brings them to what the log says up to a point. May be done again.
     *
     * @param firstSeqs the seq of the first event that goes, by the stream that they go with; streams that stay whole are missing
     */
    void restore(Map<String, Long> firstSeqs);
}
