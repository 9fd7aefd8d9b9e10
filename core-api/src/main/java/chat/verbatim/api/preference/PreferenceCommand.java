package chat.verbatim.api.preference;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of the preferences of a member. Handled where the chat is, which says who is in it. */
public sealed interface PreferenceCommand {
    /**
     * Changes what is given and leaves the rest. Answered with {@link ChangedPreferences}; refused with {@code CHAT_NOT_FOUND} when the
     * actor is no member.
     */
    record ChangePreferences(
            @TargetAggregateIdentifier String chatId,
            String actorId,
            @Nullable Mute mute,
            @Nullable Boolean pinned) implements PreferenceCommand {}

    /**
     * Forgets what a user chose for a chat while they were in it, if they have left it since. Answered with {@link ChangedPreferences}.
     */
    record ForgetPreferences(@TargetAggregateIdentifier String chatId, String userId) implements PreferenceCommand {}
}
