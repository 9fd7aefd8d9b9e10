package chat.verbatim.standalone;

import chat.verbatim.api.admin.Disclosed;
import java.nio.file.Path;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings of {@code standalone} itself.
 *
 * @param data the data folder, {@code VERBATIM_DATA} in the environment
 * @param forcedCollections collections whose writes are on the disk itself before they are acknowledged; all others are safe from a killed
 *     process, and from a power failure with a delay of about a second
 */
@ConfigurationProperties("verbatim")
record StandaloneProperties(@Disclosed Path data, @Disclosed Set<String> forcedCollections) {}
