package chat.verbatim.http;

import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.message.MessageStatus;
import chat.verbatim.api.travel.LaterChange;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.type.LogicalType;

/** JSON as the contract writes it: strict in what it reads, nulls left out in what it writes. */
final class WireFormat {
    private WireFormat() {}

    static void applyTo(JsonMapper.Builder json) {
        json.changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL));
        json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        json.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        json.disable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                DeserializationFeature.UNWRAP_SINGLE_VALUE_ARRAYS);
        json.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
        json.withCoercionConfig(
                LogicalType.Textual, texts -> texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
        json.addModule(words());
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("verbatim-wire-format");
        module.addSerializer(Instant.class, new MillisecondInstant());
        addLowerCase(module, ChatView.Role.class);
        addLowerCase(module, MessageStatus.class);
        addLowerCase(module, LaterChange.class);
        return module;
    }

    private static <E extends Enum<E>> void addLowerCase(SimpleModule module, Class<E> type) {
        module.addSerializer(type, new LowerCaseWriter<>(type));
        module.addDeserializer(type, new LowerCaseReader<>(type));
    }

    private static final class MillisecondInstant extends StdSerializer<Instant> {
        private static final DateTimeFormatter FORMAT =
                new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

        MillisecondInstant() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant instant, JsonGenerator json, SerializationContext context) {
            json.writeString(FORMAT.format(instant));
        }
    }

    private static final class LowerCaseWriter<E extends Enum<E>> extends StdSerializer<E> {
        LowerCaseWriter(Class<E> type) {
            super(type);
        }

        @Override
        public void serialize(E word, JsonGenerator json, SerializationContext context) {
            json.writeString(word.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final class LowerCaseReader<E extends Enum<E>> extends StdDeserializer<E> {
        private final Class<E> type;

        LowerCaseReader(Class<E> type) {
            super(type);
            this.type = type;
        }

        @Override
        public E deserialize(JsonParser json, DeserializationContext context) {
            String word = json.getString();
            for (E constant : type.getEnumConstants()) {
                if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
                    return constant;
                }
            }
            throw context.weirdStringException(word, type, "unknown word");
        }
    }
}
