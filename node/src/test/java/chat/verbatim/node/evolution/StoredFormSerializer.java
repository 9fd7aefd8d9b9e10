package chat.verbatim.node.evolution;

import chat.verbatim.node.SerializerConfiguration;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Writes and reads events as the product does. */
final class StoredFormSerializer {
    private StoredFormSerializer() {}

    static Serializer ofTheProduct() {
        try (var context = new AnnotationConfigApplicationContext(SerializerConfiguration.class)) {
            var customizers =
                    context.getBeansOfType(Jackson3SerializerCustomizer.class).values();
            return Jackson3Serializer.builder()
                    .jsonMapperBuilderCustomizer(mapper -> customizers.forEach(customizer -> customizer.accept(mapper)))
                    .build();
        }
    }
}
