package chat.verbatim.query.receipt;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class ReceiptSliceConfiguration {
    @Bean
    ReceiptPart queryReceiptPart() {
        return new ReceiptPart();
    }
}
