package chat.verbatim.api.preference;

import chat.verbatim.api.Positioned;
import java.util.List;

/**
 * The answer to {@link PreferenceCommand.ChangePreferences}.
 *
 * @param preferences as they are now
 * @param position of their newest event in the log; 0 until the append is done (the command bus fills it in)
 * @param pinnedInTheWay not empty when nothing was changed because so many other chats are pinned: these
 */
public record ChangedPreferences(ChatPreferences preferences, long position, List<String> pinnedInTheWay)
        implements Positioned<ChangedPreferences> {
    public ChangedPreferences {
        pinnedInTheWay = List.copyOf(pinnedInTheWay);
    }

    @Override
    public ChangedPreferences withPosition(long newPosition) {
        return new ChangedPreferences(preferences, newPosition, pinnedInTheWay);
    }
}
