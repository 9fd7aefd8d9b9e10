package chat.verbatim.command.user;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.user.UserCommand.NotePasswordChange;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.stereotype.Component;

/** Gives accounts other passwords. The account decides, the log follows, without any password. */
@Component
final class PasswordChanges {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 128;

    private final AccountStore store;
    private final PasswordHashes passwords;
    private final CommandGateway commands;

    PasswordChanges(AccountStore store, PasswordHashes passwords, CommandGateway commands) {
        this.store = store;
        this.passwords = passwords;
        this.commands = commands;
    }

    /** By who knows the one of before. Whoever asks again after a crash in between completes it. */
    long change(String userId, String current, String next) {
        requireLength("newPassword", next);
        Account account = store.findActive(userId)
                .orElseThrow(() -> Refusal.because(RefusalCode.USER_NOT_FOUND, "This account does not exist."));
        String passwordId = account.passwordId();
        if (passwords.matches(current, account.passwordHash())) {
            passwordId = StoredAccounts.newId();
            if (!store.changePassword(account, passwords.hash(next), passwordId)) {
                throw Refusal.because(RefusalCode.CONFLICT, "The password was changed just now; try again.");
            }
        } else if (passwordId.isEmpty() || !passwords.matches(next, account.passwordHash())) {
            throw Refusal.invalid("currentPassword", "is not your password");
        }
        return note(userId, passwordId);
    }

    /** One that nobody has ever seen takes its place. */
    void forget(String userId) {
        replace(userId, StoredAccounts.newId() + StoredAccounts.newId(), StoredAccounts.newId());
    }

    long reset(String userId, String next) {
        String passwordId = StoredAccounts.newId();
        replace(userId, next, passwordId);
        return note(userId, passwordId);
    }

    private void replace(String userId, String next, String passwordId) {
        store.replacePassword(userId, passwords.hash(next), passwordId);
    }

    private long note(String userId, String passwordId) {
        return commands.<Accepted>send(new NotePasswordChange(userId, passwordId))
                .join()
                .position();
    }

    static void requireLength(String field, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw Refusal.invalid(field, "must have " + SHORTEST + " to " + LONGEST + " characters");
        }
    }
}
