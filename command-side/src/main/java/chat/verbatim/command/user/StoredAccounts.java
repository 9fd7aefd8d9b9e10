package chat.verbatim.command.user;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.bot.BotAccounts;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.UserCommand;
import chat.verbatim.api.user.UserCommand.ChangeProfile;
import chat.verbatim.api.user.UserCommand.RegisterBot;
import chat.verbatim.api.user.UserCommand.RegisterUser;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.api.user.Username;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts in the database, each with a stream in the log that says what others may know. */
@Component
final class StoredAccounts implements Accounts, BotAccounts {
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_PASSWORD = 128;

    private final AccountStore store;
    private final Reservations reservations;
    private final Registration registration;
    private final PasswordHashes passwords;
    private final CommandGateway commands;
    private final Clock clock;

    StoredAccounts(
            AccountStore store,
            Reservations reservations,
            Registration registration,
            PasswordHashes passwords,
            CommandGateway commands,
            Clock clock) {
        this.store = store;
        this.reservations = reservations;
        this.registration = registration;
        this.passwords = passwords;
        this.commands = commands;
        this.clock = clock;
    }

    @Override
    public Registered register(NewAccount wanted) {
        EmailAddress email = EmailAddress.of(wanted.email());
        requireLength(wanted.password());
        refuseTaken(email, wanted);
        Instant now = now();
        Account account = new Account(
                newId(),
                false,
                false,
                null,
                email.value(),
                wanted.username().value(),
                wanted.profile(),
                passwords.hash(wanted.password()),
                now,
                now);
        registration.register(account);
        return new Registered(account.view(), putIntoLog(account));
    }

    @Override
    public Registered registerBot(String ownerId, Username username, UserProfile profile) {
        Optional<Account> unfinished = active(Reservations.ofUsername(username.key()))
                .filter(bot -> ownerId.equals(bot.ownerId()) && !bot.inLog());
        if (unfinished.isPresent()) {
            // The process ended between account and log, and its owner tries again.
            return new Registered(unfinished.get().view(), putIntoLog(unfinished.get()));
        }
        Instant now = now();
        Account bot = new Account(newId(), false, false, ownerId, null, username.value(), profile, null, now, now);
        registration.registerBot(bot, ownerId);
        return new Registered(bot.view(), putIntoLog(bot));
    }

    @Override
    public Optional<AccountView> findBot(String ownerId, String botId) {
        return store.findActive(botId)
                .filter(bot -> ownerId.equals(bot.ownerId()))
                .map(Account::view);
    }

    @Override
    public Optional<String> ownerOf(String botId) {
        return store.findActive(botId).map(Account::ownerId);
    }

    @Override
    public void botDeleted(String ownerId, String botId) {
        Reservations.placesOfBots(ownerId).forEach(place -> reservations.release(place, botId));
    }

    /** Saves the time of hashing; the reservations decide. */
    private void refuseTaken(EmailAddress email, NewAccount wanted) {
        if (active(Reservations.ofEmail(email.key())).isPresent()) {
            throw Refusal.because(RefusalCode.EMAIL_TAKEN, "There is an account with this e-mail address.");
        }
        if (active(Reservations.ofUsername(wanted.username().key())).isPresent()) {
            throw Refusal.because(RefusalCode.USERNAME_TAKEN, "Somebody has this username.");
        }
    }

    @Override
    public AccountView authenticate(String email, String password) {
        Optional<Account> account = active(Reservations.ofEmail(EmailAddress.keyOf(email)));
        @Nullable
        String hash = account.flatMap(known -> Optional.ofNullable(known.passwordHash()))
                .orElse(null);
        if (!passwords.matches(password, hash)) {
            throw Refusal.because(
                    RefusalCode.INVALID_CREDENTIALS, "No account has this e-mail address and this password.");
        }
        Account known = account.orElseThrow();
        if (!known.inLog()) {
            putIntoLog(known); // the process ended between account and log
        }
        return known.view();
    }

    @Override
    public Optional<AccountView> find(String userId) {
        return store.findActive(userId).map(Account::view);
    }

    @Override
    public Map<String, UserSummary> summaries(Collection<String> userIds) {
        return store.summaries(userIds);
    }

    /** The log decides, the account follows: also when an earlier attempt ended in between. */
    @Override
    public Registered changeProfile(String userId, UserProfile profile) {
        Accepted accepted =
                commands.<Accepted>send(new ChangeProfile(userId, profile)).join();
        store.changeProfile(userId, profile, accepted.seq(), now());
        return new Registered(find(userId).orElseThrow(), accepted.position());
    }

    private long putIntoLog(Account account) {
        String owner = account.ownerId();
        Username username = account.checkedUsername();
        UserCommand registration = owner == null
                ? new RegisterUser(account.id(), username, account.profile())
                : new RegisterBot(account.id(), owner, username, account.profile());
        Accepted accepted = commands.<Accepted>send(registration).join();
        store.markInLog(account.id());
        return accepted.position();
    }

    private Optional<Account> active(String name) {
        return reservations.ownerOf(name).flatMap(store::findActive);
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void requireLength(String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST_PASSWORD || length > LONGEST_PASSWORD) {
            throw Refusal.invalid(
                    "password", "must have " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " characters");
        }
    }
}
