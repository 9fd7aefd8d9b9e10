package chat.verbatim.realtime.receipt;

import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.transport.Frame;
import java.util.ArrayList;
import java.util.List;

/** Marks as frames: {@code message_delivered} and {@code message_read}. Each tells a high-water mark, so repeats do no harm. */
public final class ReceiptFrames {
    private final FrameEncoder encoder;

    public ReceiptFrames(FrameEncoder encoder) {
        this.encoder = encoder;
    }

    public Broadcast advanced(ReceiptsAdvanced event, long position) {
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

    /** The marks of all members as they are now, for a client that was away. */
    public List<Frame> current(ChatView chat, long position) {
        List<Told> told = new ArrayList<>(2 * chat.participants().size());
        chat.participants()
                .forEach(member -> tell(new Mark(member.user().id(), member.deliveredSeq(), member.readSeq()), told));
        return told.stream().map(it -> encode(chat.id(), it, position)).toList();
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
