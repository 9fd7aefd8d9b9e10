package chat.verbatim.query.receipt;

import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class ReceiptSliceConfiguration {
    @Bean
    ReceiptPart queryReceiptPart() {
        return new ReceiptPart();
    }

    @Bean
    ReceiptQueries queryReceiptQueries(ReadModel documents, @Qualifier("chatGate") PositionGate chats) {
        return new ReceiptQueries(documents, chats);
    }
}
