package chat.verbatim.query.audit;

import chat.verbatim.api.audit.Auditors;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.node.audit.AuditorsConfiguration;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.proof.CommitProofs;
import chat.verbatim.query.user.UserSummaries;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
@Import(AuditorsConfiguration.class)
class AuditSliceConfiguration {
    @Bean
    AuditController auditReadController(
            DenseLogEventStore log, Auditors auditors, AuditSettings settings, CommitProofs proofs, JsonMapper json) {
        return new AuditController(
                new AuditGate(log, auditors, Clock.systemUTC()), new ScanSlots(settings), log, proofs, json);
    }

    @Bean
    AuditPart queryAuditPart() {
        return new AuditPart();
    }

    @Bean
    ChatAuditsController chatAuditsController(
            ReadModel documents,
            UserSummaries users,
            @Qualifier("chatGate") PositionGate chats,
            @Qualifier("userGate") PositionGate userGate) {
        return new ChatAuditsController(new ChatAudits(documents, users), chats, userGate);
    }
}
