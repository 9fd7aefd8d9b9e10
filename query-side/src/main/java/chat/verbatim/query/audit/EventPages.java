package chat.verbatim.query.audit;

import chat.verbatim.eventstore.LogLine;
import java.util.List;

/** The events that an audit is about, in the order of the log, a page at a time: no more than that is ever in memory. */
interface EventPages {
    /** Events per page, or commits. */
    int SIZE = 256;

    /** The next events; none at the end. */
    List<LogLine> next();
}
