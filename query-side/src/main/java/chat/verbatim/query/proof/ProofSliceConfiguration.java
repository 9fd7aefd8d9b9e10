package chat.verbatim.query.proof;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.projection.PositionGate;
import chat.verbatim.query.projection.ReadModel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of this feature. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProofSettings.class)
class ProofSliceConfiguration {
    @Bean
    Checkpointing checkpointing(DenseLogEventStore log, ProofSettings settings) {
        return new Checkpointing(log.proofs(), KeyFile.signer(settings), settings);
    }

    @Bean
    CommitProofs commitProofs(Checkpointing checkpoints, DenseLogEventStore log) {
        return new CommitProofs(log.proofs(), checkpoints);
    }

    @Bean
    ProofController proofController(
            Checkpointing checkpoints,
            ReadModel documents,
            DenseLogEventStore log,
            @Qualifier("chatGate") PositionGate chats) {
        return new ProofController(
                checkpoints, new MessageProofs(documents, log.proofs(), checkpoints), log.proofs(), chats, log);
    }
}
