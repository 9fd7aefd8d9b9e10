package chat.verbatim.command.user;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes both names of a new account, or none. The account is written first and pending; with both names taken, one conditional write
 * makes it active, and from then on nobody can take them. Whoever finds a name with a pending account behind it that is older than
 * {@link #PATIENCE} gives that account up by the same conditional write, and takes the name: a crash blocks no name for ever.
 */
@Component
final class Registration {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AccountStore accounts;
    private final Reservations reservations;
    private final Clock clock;

    Registration(AccountStore accounts, Reservations reservations, Clock clock) {
        this.accounts = accounts;
        this.reservations = reservations;
        this.clock = clock;
    }

    /** @throws RefusedException with {@code EMAIL_TAKEN} or {@code USERNAME_TAKEN}; then nothing is left behind */
    void register(Account account) {
        String email = Reservations.ofEmail(EmailAddress.keyOf(Objects.requireNonNull(account.email(), "a person's")));
        String username = Reservations.ofUsername(account.checkedUsername().key());
        accounts.insertPending(account);
        if (!take(email, account.id())) {
            abandon(account.id());
            throw Refusal.because(RefusalCode.EMAIL_TAKEN, "There is an account with this e-mail address.");
        }
        if (!take(username, account.id())) {
            abandon(account.id(), email);
            throw usernameTaken();
        }
        activate(account.id(), email, username);
    }

    /**
     * As {@link #register}, with one of the owner's places for bots instead of an address.
     *
     * @throws RefusedException with {@code USERNAME_TAKEN} or {@code LIMIT_REACHED}; then nothing is left behind
     */
    void registerBot(Account bot, String ownerId) {
        String username = Reservations.ofUsername(bot.checkedUsername().key());
        accounts.insertPending(bot);
        if (!take(username, bot.id())) {
            abandon(bot.id());
            throw usernameTaken();
        }
        for (String place : Reservations.placesOfBots(ownerId)) {
            if (take(place, bot.id())) {
                activate(bot.id(), username, place);
                return;
            }
        }
        abandon(bot.id(), username);
        throw Refusal.because(
                RefusalCode.LIMIT_REACHED,
                "There are " + Reservations.MOST_BOTS + " already, and may not be more; delete one first.");
    }

    private void activate(String userId, String... names) {
        if (!accounts.activate(userId)) {
            // Only after a pause longer than the patience; whoever gave it up has one of its names now.
            abandon(userId, names);
            throw Refusal.because(RefusalCode.CONFLICT, "This took too long, and somebody came first; try again.");
        }
    }

    private static RefusedException usernameTaken() {
        return Refusal.because(RefusalCode.USERNAME_TAKEN, "Somebody has this username.");
    }

    private boolean take(String name, String userId) {
        if (reservations.take(name, userId)) {
            return true;
        }
        Optional<String> owner = reservations.ownerOf(name);
        return owner.isPresent()
                ? isGivenUp(owner.get()) && reservations.hand(name, owner.get(), userId)
                : reservations.take(name, userId);
    }

    private boolean isGivenUp(String owner) {
        Optional<Account> account = accounts.findAny(owner);
        if (account.isEmpty()) {
            return true;
        }
        boolean stale = account.get().createdAt().plus(PATIENCE).isBefore(clock.instant());
        return !account.get().active() && stale && accounts.giveUp(owner);
    }

    private void abandon(String userId, String... names) {
        accounts.giveUp(userId);
        for (String name : names) {
            reservations.release(name, userId);
        }
        accounts.delete(userId);
    }
}
