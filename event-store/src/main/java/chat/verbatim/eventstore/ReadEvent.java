package chat.verbatim.eventstore;

import java.util.Map;
import java.util.function.Supplier;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.UnknownSerializedType;

/** A message out of the log: it is read on first use, and says which event it was when that is not possible. */
final class ReadEvent extends SerializedMessage<Object> {

    private static final long serialVersionUID = 1L;

    private final transient long position;
    private final transient StoredEvent event;

    ReadEvent(
            long position,
            StoredEvent event,
            LazyDeserializingObject<Object> payload,
            LazyDeserializingObject<MetaData> metaData) {
        super(event.id(), payload, metaData);
        this.position = position;
        this.event = event;
    }

    @Override
    public Object getPayload() {
        Object payload = orSayWhich(super::getPayload);
        if (payload instanceof UnknownSerializedType) {
            throw new UnreadableEventException(position, event, null);
        }
        return payload;
    }

    @Override
    public MetaData getMetaData() {
        return orSayWhich(super::getMetaData);
    }

    private <T> T orSayWhich(Supplier<T> read) {
        try {
            return read.get();
        } catch (UnreadableEventException known) {
            throw known;
        } catch (RuntimeException | LinkageError unreadable) {
            throw new UnreadableEventException(position, event, unreadable);
        }
    }

    @Override
    protected ReadEvent withMetaData(MetaData metaData) {
        return new ReadEvent(position, event, payloadOf(), new LazyDeserializingObject<>(metaData));
    }

    @Override
    public ReadEvent withMetaData(Map<String, ?> metaData) {
        return withMetaData(MetaData.from(metaData));
    }

    @Override
    public ReadEvent andMetaData(Map<String, ?> metaData) {
        return withMetaData(getMetaData().mergedWith(metaData));
    }

    private LazyDeserializingObject<Object> payloadOf() {
        return new LazyDeserializingObject<>(getPayload());
    }
}
