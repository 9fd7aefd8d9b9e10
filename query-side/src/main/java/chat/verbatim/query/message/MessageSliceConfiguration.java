package chat.verbatim.query.message;

import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class MessageSliceConfiguration {
    @Bean
    MessagePart queryMessagePart(PersonalFields personal) {
        return new MessagePart(personal);
    }

    @Bean
    MentionPart queryMentionPart() {
        return new MentionPart();
    }

    @Bean
    MessageViews queryMessageViews(PersonalFields personal) {
        return new MessageViews(personal);
    }

    @Bean
    UnreadCounts queryUnreadCounts(ReadModel documents) {
        return new UnreadCounts(documents);
    }

    @Bean
    History queryHistory(ReadModel documents, MessageViews views, UserSummaries users) {
        return new History(documents, views, users);
    }

    @Bean
    MessageController messageReadController(
            History history, @Qualifier("chatGate") PositionGate chats, @Qualifier("userGate") PositionGate users) {
        return new MessageController(history, chats, users);
    }

    @Bean
    MessageQueries queryMessageQueries(
            History history, @Qualifier("chatGate") PositionGate chats, @Qualifier("userGate") PositionGate users) {
        return new MessageQueries(history, chats, users);
    }
}
