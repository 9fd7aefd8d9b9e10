package chat.verbatim.query.erasure;

import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.erasure.Erasures;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.proof.CommitProofs;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
class ErasureSliceConfiguration {
    @Bean
    ErasureController erasureReadController(Erasures erasures) {
        return new ErasureController(erasures);
    }

    @Bean
    Certifier erasureCertifier(
            Erasures erasures, DenseLogEventStore log, AttachmentBytes bytes, CommitProofs proofs, JsonMapper json) {
        return new Certifier(erasures, log, bytes, proofs, json, Clock.systemUTC());
    }
}
