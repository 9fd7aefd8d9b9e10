package chat.verbatim.query.bot;

import chat.verbatim.query.QuerySettings;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModels;
import chat.verbatim.query.user.UserSummaries;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class BotSliceConfiguration {
    static final String PROJECTION = "bot";

    @Bean
    PositionGate botGate(QuerySettings settings) {
        return new PositionGate(PROJECTION, settings.readPatience());
    }

    @Bean
    BotPart queryBotPart() {
        return new BotPart();
    }

    @Bean
    Bots queryBots(ReadModels models, UserSummaries summaries) {
        return new Bots(models.of(PROJECTION), summaries);
    }

    @Bean
    BotController botReadController(
            Bots bots, @Qualifier("botGate") PositionGate gate, @Qualifier("userGate") PositionGate users) {
        return new BotController(bots, gate, users);
    }
}
