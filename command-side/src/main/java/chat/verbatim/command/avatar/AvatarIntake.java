package chat.verbatim.command.avatar;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.avatar.AvatarId;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.Accounts.Registered;
import chat.verbatim.command.attachment.WholeFiles;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Bytes first, then the event that claims them. A process that is killed in between leaves an upload that the sweep finds; the bytes of the
 * picture before are deleted by whoever projects the event.
 */
@Component
final class AvatarIntake {
    private static final Logger log = LoggerFactory.getLogger(AvatarIntake.class);

    private final Accounts accounts;
    private final WholeFiles files;

    AvatarIntake(Accounts accounts, WholeFiles files) {
        this.accounts = accounts;
        this.files = files;
    }

    Registered take(String userId, byte[] bytes) {
        Picture picture = Picture.of(bytes);
        String avatarId = AvatarId.of(UUID.randomUUID());
        files.keep(userId, file(avatarId, picture), bytes);
        Registered changed;
        try {
            changed = accounts.changeAvatar(userId, avatarId);
        } catch (RuntimeException failure) {
            giveUp(userId, avatarId, failure);
            throw failure;
        }
        try {
            files.claimed(userId, avatarId);
        } catch (RuntimeException away) {
            log.debug("The upload of {} is left to the sweep", avatarId, away);
        }
        return changed;
    }

    private static Attachment file(String avatarId, Picture picture) {
        return new Attachment(
                avatarId,
                "avatar." + picture.type().name().toLowerCase(Locale.ROOT),
                picture.type().mediaType(),
                picture.length(),
                picture.size().width(),
                picture.size().height());
    }

    /** Only what was refused is known not to be in the log; everything else the sweep decides by the claim. */
    private void giveUp(String userId, String avatarId, RuntimeException why) {
        boolean refused = RefusedException.refusalIn(why)
                .filter(refusal -> refusal.code() != RefusalCode.OUTCOME_UNKNOWN)
                .isPresent();
        if (!refused) {
            return;
        }
        try {
            files.discard(userId, avatarId);
        } catch (RuntimeException away) {
            why.addSuppressed(away);
        }
    }
}
