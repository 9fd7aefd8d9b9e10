package chat.verbatim.command.preference;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatMembership;
import chat.verbatim.api.preference.ChangedPreferences;
import chat.verbatim.api.preference.PreferenceCommand.ChangePreferences;
import chat.verbatim.api.preference.PreferenceCommand.ForgetPreferences;
import chat.verbatim.api.preference.PreferenceEvent;
import chat.verbatim.eventstore.LogReader;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;

/** Lets members choose, and nobody else. */
final class PreferenceHandler {
    /** No event has this seq. */
    private static final long NO_MEMBER = -1;

    private final ChatMembership memberships;
    private final Repository<MemberPreferences> preferences;

    PreferenceHandler(ChatMembership memberships, Repository<MemberPreferences> preferences) {
        this.memberships = memberships;
        this.preferences = preferences;
    }

    @CommandHandler
    ChangedPreferences handle(ChangePreferences command, LogReader log) throws Exception {
        long since = memberships
                .memberSince(command.chatId(), command.actorId())
                .orElseThrow(() -> Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat."));
        return preferences
                .loadOrCreate(PreferenceEvent.streamOf(command.actorId()), MemberPreferences::new)
                .invoke(own -> own.change(command, since, log));
    }

    @CommandHandler
    ChangedPreferences handle(ForgetPreferences command, LogReader log) throws Exception {
        long since = memberships.memberSince(command.chatId(), command.userId()).orElse(NO_MEMBER);
        return preferences
                .loadOrCreate(PreferenceEvent.streamOf(command.userId()), MemberPreferences::new)
                .invoke(own -> own.forget(command.userId(), command.chatId(), since, log));
    }
}
