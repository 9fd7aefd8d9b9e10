package chat.verbatim.realtime.fanout;

import chat.verbatim.realtime.presence.PresenceAnnouncer;
import chat.verbatim.realtime.signal.ChatSignal;
import chat.verbatim.realtime.typing.TypingLeases;
import java.util.function.BiConsumer;

/** From the channels between the nodes to the features. */
public final class SignalRouter implements BiConsumer<String, ChatSignal> {
    private final PresenceAnnouncer presence;
    private final TypingLeases typing;

    public SignalRouter(PresenceAnnouncer presence, TypingLeases typing) {
        this.presence = presence;
        this.typing = typing;
    }

    @Override
    public void accept(String chatId, ChatSignal signal) {
        switch (signal) {
            case ChatSignal.Typing type -> typing.heard(chatId, type);
            case ChatSignal.Presence change -> presence.heard(chatId, change);
            case ChatSignal.Arrival arrival -> presence.heard(chatId, arrival);
            case ChatSignal.Present present -> presence.heard(chatId, present);
        }
    }
}
