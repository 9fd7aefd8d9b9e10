package chat.verbatim.query.avatar;

import chat.verbatim.api.attachment.AttachmentBytes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class AvatarSliceConfiguration {
    @Bean
    AvatarController avatarReadController(AttachmentBytes bytes) {
        return new AvatarController(bytes);
    }
}
