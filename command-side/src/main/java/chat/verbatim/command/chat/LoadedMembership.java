package chat.verbatim.command.chat;

import chat.verbatim.api.chat.ChatMembership;
import java.util.OptionalLong;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.stereotype.Component;

/** Answers from the chat itself, so that a member of a moment ago is none any more. */
@Component
final class LoadedMembership implements ChatMembership {
    private final Configuration axon;

    LoadedMembership(Configuration axon) {
        this.axon = axon;
    }

    @Override
    public OptionalLong memberSince(String chatId, String userId) {
        try {
            return axon.repository(Chat.class).load(chatId).invoke(chat -> {
                ChatState state = chat.state();
                return state.isMember(userId) ? OptionalLong.of(state.memberSince(userId)) : OptionalLong.empty();
            });
        } catch (AggregateNotFoundException nothingSuch) {
            return OptionalLong.empty();
        }
    }
}
