package chat.verbatim.query;

import chat.verbatim.http.HttpEdgeConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The query side. Needs what {@link ProjectionsConfiguration} and {@link HttpEdgeConfiguration} need. */
@Configuration(proxyBeanMethods = false)
@Import({HttpEdgeConfiguration.class, ProjectionsConfiguration.class})
public class QuerySideConfiguration {}
