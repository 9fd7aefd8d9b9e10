package chat.verbatim.query.travel;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.QuerySettings;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.projection.ReadModels;
import chat.verbatim.query.user.UserSummaries;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class TravelSliceConfiguration {
    @Bean
    PositionGate travelGate(QuerySettings settings) {
        return new PositionGate(TravelKeys.PROJECTION, settings.readPatience());
    }

    @Bean
    TravelPart queryTravelPart() {
        return new TravelPart();
    }

    @Bean
    TravelController travelController(
            ReadModels models,
            ReadModel documents,
            DenseLogEventStore log,
            UserSummaries users,
            PersonalFields personal,
            @Qualifier("travelGate") PositionGate travel,
            @Qualifier("chatGate") PositionGate chats,
            @Qualifier("userGate") PositionGate userGate) {
        Trails trails = new Trails(models.of(TravelKeys.PROJECTION));
        Places places = new Places(log, Clock.systemUTC());
        PastChats pastChats = new PastChats(documents, trails, places, log, users);
        PastHistory history = new PastHistory(pastChats, documents, trails, log, users, personal);
        PastEvents events = new PastEvents(documents, places, log, users);
        return new TravelController(pastChats, history, events, places, log, travel, chats, userGate);
    }
}
