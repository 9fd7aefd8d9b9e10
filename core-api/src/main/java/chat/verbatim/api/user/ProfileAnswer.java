package chat.verbatim.api.user;

import chat.verbatim.api.Positioned;

/**
 * The answer to a change of a profile.
 *
 * @param profile as it is after the change
 * @param seq the sequence number in the user's stream as of which it is so
 * @param position of the change in the log; 0 until the append is done (the command bus fills it in)
 */
public record ProfileAnswer(UserProfile profile, long seq, long position) implements Positioned<ProfileAnswer> {
    @Override
    public ProfileAnswer withPosition(long newPosition) {
        return new ProfileAnswer(profile, seq, newPosition);
    }
}
