package chat.verbatim.query;

import chat.verbatim.http.HttpEdgeConfiguration;
import chat.verbatim.node.attachment.AttachmentSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/**
 * The query side. Needs the beans {@link com.mongodb.client.MongoDatabase} for its documents,
 * {@link chat.verbatim.eventstore.DenseLogEventStore} for the events, {@link chat.verbatim.api.moderation.Suspensions}, {@link chat.verbatim.api.attachment.AttachmentBytes} and
 * {@link chat.verbatim.api.attachment.Uploads} for files, and what {@link HttpEdgeConfiguration} needs.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QuerySettings.class, AttachmentSettings.class})
@Import(HttpEdgeConfiguration.class)
@ComponentScan(
        basePackageClasses = QuerySideConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*SliceConfiguration"))
public class QuerySideConfiguration {}
