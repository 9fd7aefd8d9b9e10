package chat.verbatim.query.oversight;

import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.query.QuerySettings;
import chat.verbatim.query.message.UnreadCounts;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class OversightSliceConfiguration {
    static final String PROJECTION = "group";

    @Bean
    PositionGate groupGate(QuerySettings settings) {
        return new PositionGate(PROJECTION, settings.readPatience());
    }

    @Bean
    GroupDirectory queryGroupDirectory(QuerySettings settings) {
        return new GroupDirectory(settings.directoryGroups());
    }

    @Bean
    GroupPart queryGroupPart(GroupDirectory directory) {
        return new GroupPart(directory);
    }

    @Bean
    OversightController oversightController(
            ReadModel documents,
            UnreadCounts counts,
            GroupDirectory directory,
            UserSummaries users,
            Suspensions suspensions,
            @Qualifier("groupGate") PositionGate groups,
            @Qualifier("chatGate") PositionGate chats,
            @Qualifier("userGate") PositionGate userGate) {
        KnownChats known = new KnownChats(documents, counts, users, suspensions);
        ChatFinder finder = new ChatFinder(documents, directory, known, users);
        return new OversightController(finder, groups, chats, userGate);
    }
}
