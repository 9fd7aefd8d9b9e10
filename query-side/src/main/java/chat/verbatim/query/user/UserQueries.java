package chat.verbatim.query.user;

import chat.verbatim.api.user.UserQuery;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.query.projection.PositionGate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;

/** Answers what the other sides ask about users. */
final class UserQueries {
    private final UserDirectory directory;
    private final UserSummaries summaries;
    private final PositionGate gate;
    private final LogReader log;

    UserQueries(UserDirectory directory, UserSummaries summaries, PositionGate gate, LogReader log) {
        this.directory = directory;
        this.summaries = summaries;
        this.gate = gate;
        this.log = log;
    }

    @QueryHandler
    List<UserSummary> answer(UserQuery.SearchUsers query) {
        PositionGate.pass(query.until(), gate);
        return directory.find(query.text(), Objects.requireNonNullElse(query.after(), ""), query.most());
    }

    @QueryHandler
    List<UserSummary> answer(UserQuery.FindUsers query) {
        Set<String> wanted = Set.copyOf(query.userIds());
        Map<String, UserSummary> found = summaries.find(wanted);
        if (found.size() < wanted.size()) {
            // Somebody unknown may have registered a moment ago.
            PositionGate.pass(log.headPosition(), gate);
            found = summaries.find(wanted);
        }
        return List.copyOf(found.values());
    }
}
