package chat.verbatim.command.user;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.bot.BotAccounts;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.ProfileAnswer;
import chat.verbatim.api.user.ProfileChange;
import chat.verbatim.api.user.UserCommand;
import chat.verbatim.api.user.UserCommand.ChangeAvatar;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accounts in the database, each with a stream in the log that says what others may know. */
@Component
final class StoredAccounts implements Accounts, BotAccounts {
    private final AccountStore store;
    private final Reservations reservations;
    private final Registration registration;
    private final PasswordHashes passwords;
    private final PasswordChanges changes;
    private final CommandGateway commands;
    private final Operators operators;
    private final Clock clock;

    StoredAccounts(
            AccountStore store,
            Reservations reservations,
            Registration registration,
            PasswordHashes passwords,
            PasswordChanges changes,
            CommandGateway commands,
            Operators operators,
            Clock clock) {
        this.store = store;
        this.reservations = reservations;
        this.registration = registration;
        this.passwords = passwords;
        this.changes = changes;
        this.commands = commands;
        this.operators = operators;
        this.clock = clock;
    }

    @Override
    public Registered register(NewAccount wanted) {
        EmailAddress email = EmailAddress.of(wanted.email());
        PasswordChanges.requireLength("password", wanted.password());
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
                "",
                now,
                now);
        registration.register(account);
        return new Registered(account.view(operators), putIntoLog(account));
    }

    @Override
    public Registered registerBot(String ownerId, Username username, UserProfile profile) {
        Optional<Account> unfinished = active(Reservations.ofUsername(username.key()))
                .filter(bot -> ownerId.equals(bot.ownerId()) && !bot.inLog());
        if (unfinished.isPresent()) {
            // The process ended between account and log, and its owner tries again.
            return new Registered(unfinished.get().view(operators), putIntoLog(unfinished.get()));
        }
        Instant now = now();
        Account bot = new Account(newId(), false, false, ownerId, null, username.value(), profile, null, "", now, now);
        registration.registerBot(bot, ownerId);
        return new Registered(bot.view(operators), putIntoLog(bot));
    }

    @Override
    public Optional<AccountView> findBot(String ownerId, String botId) {
        return store.findActive(botId)
                .filter(bot -> ownerId.equals(bot.ownerId()))
                .map(account -> account.view(operators));
    }

    @Override
    public List<String> botsOf(String ownerId) {
        return reservations.ownersOf(Reservations.placesOfBots(ownerId));
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
    public Authenticated authenticate(String email, String password) {
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
        return new Authenticated(known.view(operators), known.passwordId());
    }

    @Override
    public boolean isCurrent(Authenticated authenticated) {
        return store.findActive(authenticated.account().id())
                .filter(account -> account.passwordId().equals(authenticated.passwordId()))
                .isPresent();
    }

    @Override
    public long changePassword(String userId, String current, String next) {
        return changes.change(userId, current, next);
    }

    @Override
    public void requireAcceptable(String field, String password) {
        PasswordChanges.requireLength(field, password);
    }

    @Override
    public void forgetPassword(String userId) {
        changes.forget(userId);
    }

    @Override
    public long resetPassword(String userId, String next) {
        return changes.reset(userId, next);
    }

    @Override
    public boolean hasPassword(String userId, String password) {
        return passwords.matches(
                password, store.findActive(userId).map(Account::passwordHash).orElse(null));
    }

    /** The names first: an account whose names are free is found by nobody, and names without an account would never be free again. */
    @Override
    public void erase(String userId) {
        store.findAny(userId).ifPresent(account -> {
            String email = account.email();
            if (email != null) {
                reservations.release(Reservations.ofEmail(EmailAddress.keyOf(email)), userId);
            }
            reservations.release(
                    Reservations.ofUsername(account.checkedUsername().key()), userId);
            String owner = account.ownerId();
            if (owner != null) {
                botDeleted(owner, userId);
            }
            store.erase(userId);
        });
    }

    @Override
    public Optional<AccountView> find(String userId) {
        return store.findActive(userId).map(account -> account.view(operators));
    }

    @Override
    public Optional<AccountView> findByEmail(String email) {
        return active(Reservations.ofEmail(EmailAddress.keyOf(email))).map(account -> account.view(operators));
    }

    @Override
    public Map<String, AccountView> findAll(Collection<String> userIds) {
        return store.findActive(userIds).stream()
                .collect(Collectors.toMap(Account::id, account -> account.view(operators)));
    }

    @Override
    public Map<String, String> idsByUsername(Collection<String> usernameKeys) {
        return reservations.ownersOfUsernames(usernameKeys);
    }

    @Override
    public Map<String, UserSummary> summaries(Collection<String> userIds) {
        return store.summaries(userIds);
    }

    @Override
    public Registered changeProfile(String userId, ProfileChange change) {
        return change(new ChangeProfile(userId, change));
    }

    @Override
    public Registered changeAvatar(String userId, @Nullable String avatarId) {
        return change(new ChangeAvatar(userId, avatarId));
    }

    /** The log decides, the account follows: also when an earlier attempt ended in between. */
    private Registered change(UserCommand command) {
        ProfileAnswer answer = commands.<ProfileAnswer>send(command).join();
        store.changeProfile(command.userId(), answer.profile(), answer.seq(), now());
        return new Registered(find(command.userId()).orElseThrow(), answer.position());
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

    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
