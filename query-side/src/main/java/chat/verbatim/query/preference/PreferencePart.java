package chat.verbatim.query.preference;

import chat.verbatim.api.preference.ChatPreferences;
import chat.verbatim.api.preference.PreferenceEvent.ChatPreferencesChanged;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.membership.MemberDocument;
import chat.verbatim.query.membership.MembershipsDocument;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes what a member chooses into their documents. Leaving a chat clears it there. */
final class PreferencePart implements ProjectionPart {
    @Override
    public String projection() {
        return ChatKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return payloadType == ChatPreferencesChanged.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        ChatPreferencesChanged change = (ChatPreferencesChanged) event.payload();
        ids.accept(ChatKeys.member(change.chatId(), change.userId()));
        ids.accept(ChatKeys.memberships(change.userId()));
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        ChatPreferencesChanged change = (ChatPreferencesChanged) event.payload();
        MemberDocument member = documents.find(
                ChatKeys.member(change.chatId(), change.userId()), MemberDocument.class, MemberDocument::new);
        MembershipsDocument memberships = documents.find(
                ChatKeys.memberships(change.userId()), MembershipsDocument.class, MembershipsDocument::new);
        // A choice that crossed a removal on its way changes nothing.
        if (member == null || memberships == null || !member.isMember()) {
            return;
        }
        ChatPreferences chosen = new ChatPreferences(event.seq(), change.mutedUntil(), change.pinSeq());
        documents.change(member, event.position(), it -> it.choose(chosen, event.position()));
        // That document is large where somebody has many chats; muting one does not write it.
        if (!memberships.pinSeq(change.chatId()).equals(Optional.ofNullable(change.pinSeq()))) {
            documents.change(memberships, event.position(), it -> it.pin(change.chatId(), change.pinSeq()));
        }
    }
}
