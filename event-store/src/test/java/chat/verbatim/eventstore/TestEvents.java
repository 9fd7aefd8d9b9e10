package chat.verbatim.eventstore;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** Events for tests. */
final class TestEvents {

    /** Something that happened. */
    record Noted(String text) {}

    /** Something that happened, and of which there can be one. */
    record Counted(int number) {}

    private TestEvents() {}

    static Serializer serializer() {
        BasicPolymorphicTypeValidator validator = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build();
        // Without this, 4.13.0 cannot read a stored ReplayToken back.
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        mapper -> mapper.findAndAddModules().polymorphicTypeValidator(validator))
                .build();
    }

    static DomainEventMessage<?> noted(String aggregateId, long sequence) {
        return noted(aggregateId, sequence, "text " + sequence);
    }

    static DomainEventMessage<?> noted(String aggregateId, long sequence, String text) {
        return new GenericDomainEventMessage<>("Note", aggregateId, sequence, new Noted(text));
    }

    static DomainEventMessage<?> notedAt(Instant time, String aggregateId, long sequence) {
        return new GenericDomainEventMessage<>(
                "Note", aggregateId, sequence, new Noted("at " + time), MetaData.emptyInstance(), "id-" + time, time);
    }

    static DomainEventMessage<?> claiming(String claim, String aggregateId, long sequence) {
        return noted(aggregateId, sequence).andMetaData(Map.of(DenseLogEventStore.CLAIM, claim));
    }
}
