package chat.verbatim.realtime.receipt;

import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.transport.Frame;
import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Marks as frames: {@code message_delivered} and {@code message_read}. Each tells a high-water mark, so repeats do no harm. */
public final class ReceiptFrames {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptFrames.class);

    private final FrameEncoder encoder;
    private final LargeChats largeChats;

    public ReceiptFrames(FrameEncoder encoder, LargeChats largeChats) {
        this.encoder = encoder;
        this.largeChats = largeChats;
    }

    public Broadcast advanced(ReceiptsAdvanced event, long position) {
        if (largeChats.isLarge(event.chatId())) {
            try {
                return toConcerned(event, position);
            } catch (MongoException unknown) {
                LOG.warn("Nobody knows whom marks concern in chat {}: all hear of them", event.chatId(), unknown);
            }
        }
        return toAll(event, position);
    }

    private Broadcast toConcerned(ReceiptsAdvanced event, long position) {
        Map<Mark, List<Frame>> encoded = new HashMap<>();
        Map<String, List<Frame>> byUser = new HashMap<>();
        largeChats.concerned(event).forEach((userId, marks) -> {
            List<Frame> frames = new ArrayList<>(marks.size());
            // With others or alone: each stands before the place where all have been told.
            marks.forEach(mark -> frames.addAll(
                    encoded.computeIfAbsent(mark, it -> encode(event.chatId(), List.of(it), position - 1))));
            byUser.put(userId, frames);
        });
        return new Broadcast(position, event.chatId(), Change.NONE, userId -> byUser.getOrDefault(userId, List.of()));
    }

    private Broadcast toAll(ReceiptsAdvanced event, long position) {
        List<Told> told = new ArrayList<>(2 * event.marks().size());
        event.marks().forEach(mark -> tell(mark, told));
        int last = told.size() - 1;
        List<Frame> frames = new ArrayList<>(told.size());
        for (int i = 0; i <= last; i++) {
            // Whoever is cut off between them resumes before all of them.
            frames.add(encode(event.chatId(), told.get(i), i < last ? position - 1 : position));
        }
        return Broadcast.toAll(position, event.chatId(), Change.NONE, frames);
    }

    /** The marks that concern a member as they are now, for a client of theirs that was away: in a chat that is not large all of them. */
    public List<Frame> current(ChatView chat, String viewerId, long position) {
        boolean all = !largeChats.isLarge(chat.participants().size()) || largeChats.hasSaidLately(viewerId, chat.id());
        List<Mark> marks = chat.participants().stream()
                .filter(member -> all || member.user().id().equals(viewerId))
                .map(member -> new Mark(member.user().id(), member.deliveredSeq(), member.readSeq()))
                .toList();
        return encode(chat.id(), marks, position);
    }

    private List<Frame> encode(String chatId, List<Mark> marks, long position) {
        List<Told> told = new ArrayList<>(2 * marks.size());
        marks.forEach(mark -> tell(mark, told));
        return told.stream().map(it -> encode(chatId, it, position)).toList();
    }

    private static void tell(Mark mark, List<Told> told) {
        if (mark.readSeq() >= 0) {
            told.add(new Told("message_read", mark.userId(), mark.readSeq()));
        }
        if (mark.deliveredSeq() > mark.readSeq()) {
            told.add(new Told("message_delivered", mark.userId(), mark.deliveredSeq()));
        }
    }

    private Frame encode(String chatId, Told told, long position) {
        return encoder.frame(told.event, new Receipt(chatId, told.userId, told.seq, Position.encode(position)));
    }

    private record Told(String event, String userId, long seq) {}

    record Receipt(String chatId, String userId, long seq, String position) {}
}
