package chat.verbatim.realtime.preference;

import chat.verbatim.api.Position;
import chat.verbatim.api.preference.ChatPreferences;
import chat.verbatim.api.preference.PreferenceEvent.ChatPreferencesChanged;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.transport.Frame;
import java.util.List;

/** What a member has chosen for a chat, as a frame for their own devices and nobody else's. */
public final class PreferenceFrames {
    private final FrameEncoder encoder;

    public PreferenceFrames(FrameEncoder encoder) {
        this.encoder = encoder;
    }

    /** @param seq of the event in the stream of its user's preferences */
    public Broadcast changed(ChatPreferencesChanged event, long seq, long position) {
        ChatPreferences chosen = new ChatPreferences(seq, event.mutedUntil(), event.pinSeq());
        List<Frame> frames = List.of(current(event.chatId(), chosen, position));
        return Broadcast.toOne(position, event.chatId(), event.userId(), frames);
    }

    /** What holds now, for a client that was away. */
    public Frame current(String chatId, ChatPreferences chosen, long position) {
        return encoder.frame("chat_preferences_changed", new Preferences(chatId, Position.encode(position), chosen));
    }

    record Preferences(String chatId, String position, ChatPreferences preferences) {}
}
