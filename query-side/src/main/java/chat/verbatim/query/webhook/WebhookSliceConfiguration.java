package chat.verbatim.query.webhook;

import chat.verbatim.query.bot.Bots;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class WebhookSliceConfiguration {
    @Bean
    IncomingWebhookController incomingWebhookReadController(
            Bots bots,
            ReadModel chatReadModel,
            @Qualifier("botGate") PositionGate botGate,
            @Qualifier("chatGate") PositionGate chatGate,
            @Qualifier("userGate") PositionGate userGate) {
        return new IncomingWebhookController(bots, chatReadModel, botGate, chatGate, userGate);
    }
}
