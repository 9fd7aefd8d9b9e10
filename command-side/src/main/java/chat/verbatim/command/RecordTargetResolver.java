package chat.verbatim.command;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Finds the aggregate that a command is for: the component of the record that is marked with {@link TargetAggregateIdentifier}. Axon's own
 * resolver looks through all methods and fields for each command; this one does so once for each type.
 */
final class RecordTargetResolver implements CommandTargetResolver {
    private static final ClassValue<Method> TARGET = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            return targetOf(type);
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        try {
            Object id = TARGET.get(command.getPayloadType()).invoke(command.getPayload());
            return new VersionedAggregateIdentifier(id, null);
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalArgumentException(
                    "The target of %s cannot be read"
                            .formatted(command.getPayloadType().getName()),
                    unreadable);
        }
    }

    private static Method targetOf(Class<?> type) {
        return (type.isRecord() ? Stream.of(type.getRecordComponents()) : Stream.<RecordComponent>empty())
                .map(RecordComponent::getAccessor)
                .filter(accessor -> accessor.isAnnotationPresent(TargetAggregateIdentifier.class))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s is no record with a target aggregate".formatted(type.getName())));
    }
}
