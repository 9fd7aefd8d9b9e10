package chat.verbatim.node;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.user.UserProfile;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** What Axon's serializer needs to be told. */
@Configuration(proxyBeanMethods = false)
public class SerializerConfiguration {
    /** Events that got optional fields later, and what they hold: what is null stays out, so that an event without them is stored as ever. */
    private static final List<Class<?>> GROWN =
            List.of(MessageSent.class, MessageEdited.class, MessageDeleted.class, ChatAudited.class, Attachment.class);

    /** What stands in the log is written so. */
    public static final Jackson3SerializerCustomizer STORED_FORM = mapper -> {
        GROWN.forEach(event -> mapper.addMixIn(event, WithoutNulls.class));
        mapper.addMixIn(UserProfile.class, GrownProfile.class);
    };

    @Bean
    Jackson3SerializerCustomizer storedForm() {
        return STORED_FORM;
    }

    /**
     * Lets it read back the tokens within a replay token, whose types it writes down but then does not trust. Axon 4.13.0 cannot read a
     * replay token back otherwise, and a replay would hang for ever.
     */
    @Bean
    Jackson3SerializerCustomizer readableReplayTokens() {
        return mapper -> mapper.findAndAddModules()
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .build());
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private interface WithoutNulls {}

    /** What was null in a profile from the first day stays in. */
    interface GrownProfile {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String statusText();

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String avatarId();
    }
}
