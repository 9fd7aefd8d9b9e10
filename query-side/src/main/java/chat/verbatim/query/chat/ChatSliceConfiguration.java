package chat.verbatim.query.chat;

import chat.verbatim.query.QuerySettings;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.message.MessageViews;
import chat.verbatim.query.message.UnreadCounts;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class ChatSliceConfiguration {
    @Bean
    PositionGate chatGate(QuerySettings settings) {
        return new PositionGate(ChatKeys.PROJECTION, settings.readPatience());
    }

    @Bean
    ChatPart queryChatPart(PersonalFields personal) {
        return new ChatPart(personal);
    }

    @Bean
    ChatViews queryChatViews(
            ReadModel documents,
            UnreadCounts unreadCounts,
            MessageViews messageViews,
            UserSummaries users,
            PersonalFields personal) {
        return new ChatViews(documents, unreadCounts, messageViews, users, personal);
    }

    @Bean
    ChatList queryChatList(ReadModel documents, ChatViews views) {
        return new ChatList(documents, views);
    }

    @Bean
    ChatController chatReadController(
            ChatList list,
            ChatViews views,
            @Qualifier("chatGate") PositionGate chats,
            @Qualifier("userGate") PositionGate users) {
        return new ChatController(list, views, chats, users);
    }

    @Bean
    ChatQueries queryChatQueries(
            ReadModel documents,
            ChatViews views,
            @Qualifier("chatGate") PositionGate chats,
            @Qualifier("userGate") PositionGate users) {
        return new ChatQueries(documents, views, chats, users);
    }
}
