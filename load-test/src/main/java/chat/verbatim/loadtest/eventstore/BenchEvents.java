package chat.verbatim.loadtest.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** The event that is appended: about as long as a short chat message. */
final class BenchEvents {

    private static final String TEXT = "The quick brown fox jumps over the lazy dog, and nobody minds at all. ";

    /** Its payload. */
    record Said(String author, String text) {}

    private BenchEvents() {}

    static DomainEventMessage<?> event(String aggregateId, long sequence) {
        return new GenericDomainEventMessage<>("Talk", aggregateId, sequence, new Said("author-17", TEXT + sequence));
    }

    static Serializer serializer() {
        BasicPolymorphicTypeValidator validator = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .build();
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(
                        mapper -> mapper.findAndAddModules().polymorphicTypeValidator(validator))
                .build();
    }
}
