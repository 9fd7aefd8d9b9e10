package chat.verbatim.query.chat;

import chat.verbatim.query.QuerySettings;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.message.MessageViews;
import chat.verbatim.query.message.UnreadCounts;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.ChangedProfiles;
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
    ChatPart queryChatPart() {
        return new ChatPart();
    }

    @Bean
    ChatViews queryChatViews(
            ReadModel documents, UnreadCounts unreadCounts, MessageViews messageViews, UserSummaries users) {
        return new ChatViews(documents, unreadCounts, messageViews, users);
    }

    @Bean
    ChatList queryChatList(ReadModel documents, ChatViews views, UserSummaries users) {
        return new ChatList(documents, views, new ChatSearch(documents, users));
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
    ContactQueries queryContactQueries(
            ReadModel documents,
            ChangedProfiles changed,
            UserSummaries users,
            @Qualifier("chatGate") PositionGate chats,
            @Qualifier("userGate") PositionGate userGate) {
        return new ContactQueries(documents, changed, users, chats, userGate);
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
