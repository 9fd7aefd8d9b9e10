package chat.verbatim.query;

import chat.verbatim.node.attachment.AttachmentSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * The projections, and what reads them, without a way for anybody to ask. Needs the beans {@link com.mongodb.client.MongoDatabase} for its documents,
 * {@link chat.verbatim.eventstore.DenseLogEventStore} for the events, {@link chat.verbatim.api.moderation.Suspensions}, {@link chat.verbatim.api.attachment.AttachmentBytes} and
 * {@link chat.verbatim.api.attachment.Uploads} for files.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({QuerySettings.class, AttachmentSettings.class})
@ComponentScan(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*SliceConfiguration"))
public class ProjectionsConfiguration {}
