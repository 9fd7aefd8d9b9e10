package chat.verbatim.query;

import chat.verbatim.http.HttpEdgeConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/**
 * The query side. Needs the beans {@link com.mongodb.client.MongoDatabase} for its documents,
 * {@link chat.verbatim.eventstore.DenseLogEventStore} for the events, and what {@link HttpEdgeConfiguration} needs.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuerySettings.class)
@Import(HttpEdgeConfiguration.class)
@ComponentScan(
        basePackageClasses = QuerySideConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*SliceConfiguration"))
public class QuerySideConfiguration {}
