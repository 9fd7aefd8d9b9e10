package chat.verbatim.query.attachment;

import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.attachment.Uploads;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.node.attachment.AttachmentSettings;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class AttachmentSliceConfiguration {
    @Bean
    AttachmentPart queryAttachmentPart(AttachmentBytes bytes) {
        return new AttachmentPart(bytes);
    }

    @Bean
    AttachmentController attachmentReadController(
            ReadModel documents,
            Uploads uploads,
            AttachmentBytes bytes,
            PersonalFields personal,
            @Qualifier("chatGate") PositionGate chats,
            LogReader log,
            AttachmentSettings settings) {
        return new AttachmentController(
                new Attachments(documents, uploads, personal), new FileAnswer(bytes), chats, log, settings);
    }
}
