package chat.verbatim.command.chat;

import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.MarkLimits;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Aggregate;
import org.springframework.stereotype.Component;

/** Answers from the chat itself, so that a member of a moment ago is none any more. */
@Component
final class ChatMarkLimits implements MarkLimits {
    private final Configuration axon;

    ChatMarkLimits(Configuration axon) {
        this.axon = axon;
    }

    @Override
    public List<Mark> admissible(String chatId, List<Mark> marks) {
        Aggregate<Chat> chat = axon.repository(Chat.class).load(chatId);
        List<Mark> admissible = chat.invoke(found -> limited(found.state(), marks));
        if (admissible.isEmpty()) {
            throw ChatPolicy.chatNotFound();
        }
        return admissible;
    }

    private static List<Mark> limited(ChatState chat, List<Mark> marks) {
        return marks.stream()
                .filter(mark -> chat.isMember(mark.userId()))
                .map(mark -> new Mark(
                        mark.userId(),
                        Math.min(mark.deliveredSeq(), chat.lastSeq()),
                        Math.min(mark.readSeq(), chat.lastSeq())))
                .toList();
    }
}
