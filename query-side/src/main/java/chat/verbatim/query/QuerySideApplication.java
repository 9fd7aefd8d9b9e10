package chat.verbatim.query;

import chat.verbatim.node.NodeConfiguration;
import chat.verbatim.node.NodeProcess;
import chat.verbatim.node.session.AccessTokenConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The query side as a process of a cluster. */
@EnableAutoConfiguration
@Import({NodeConfiguration.class, AccessTokenConfiguration.class, QuerySideConfiguration.class})
public final class QuerySideApplication {
    /** @param arguments Spring Boot's command-line properties; see {@link chat.verbatim.node.NodeSettings} */
    public static void main(String[] arguments) {
        NodeProcess.run(QuerySideApplication.class, "query-side", arguments);
    }
}
