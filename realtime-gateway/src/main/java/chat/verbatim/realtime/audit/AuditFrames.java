package chat.verbatim.realtime.audit;

import chat.verbatim.api.Position;
import chat.verbatim.api.audit.AuditView;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.user.UserDirectory;
import java.time.Instant;
import java.util.List;

/** That somebody may read a chat for a while, as a frame for its members. */
public final class AuditFrames {
    private final FrameEncoder encoder;
    private final UserDirectory users;

    public AuditFrames(FrameEncoder encoder, UserDirectory users) {
        this.encoder = encoder;
        this.users = users;
    }

    public Broadcast audited(ChatAudited event, long seq, long position, Instant at) {
        AuditView audit = AuditView.openedAt(
                        at, event.auditId(), event.chatId(), seq, users.find(event.auditorId()), event.reason())
                .ofMessage(event.messageSeq());
        return Broadcast.toAll(
                position,
                event.chatId(),
                Change.NONE,
                List.of(encoder.frame(
                        "chat_audited", new AuditFrame(event.chatId(), seq, Position.encode(position), at, audit))));
    }

    record AuditFrame(String chatId, long seq, String position, Instant at, AuditView audit) {}
}
