package chat.verbatim.command.erasure;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.erasure.Erasure;
import chat.verbatim.api.erasure.Erasure.Stage;
import chat.verbatim.api.erasure.Erasures;
import chat.verbatim.api.erasure.PersonalTexts;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.node.erasure.PersonalSeals;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries erasures out. That one is wanted is written down before anything else; from there on it is finished by whoever comes by: this call, or
 * any process of the command side, which looks for unfinished ones at its start and from time to time.
 */
@Component
final class Eraser implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Eraser.class);
    private static final long EVERY_SECONDS = 5;

    private final Erasures erasures;
    private final ErasureSteps steps;
    private final Accounts accounts;
    private final Optional<PersonalTexts> texts;
    private final Clock clock;
    private @Nullable ScheduledExecutorService executor;

    Eraser(Erasures erasures, ErasureSteps steps, Accounts accounts, ObjectProvider<PersonalSeals> seals, Clock clock) {
        this.erasures = erasures;
        this.steps = steps;
        this.accounts = accounts;
        this.texts = Optional.ofNullable(seals.getIfAvailable()).flatMap(PersonalSeals::texts);
        this.clock = clock;
    }

    /**
     * Erases the user. Who has been erased already is erased: asking again answers with what was done.
     *
     * @param reason of an operator; null for the user
     * @return where it stands; {@link Stage#BEGUN} when something is away just now, and it will be finished later
     * @throws chat.verbatim.api.RefusedException with {@code USER_NOT_FOUND}, {@code CONFLICT} for an operator, or {@code UNAVAILABLE} where texts have no keys
     */
    Erasure erase(String userId, String actorId, @Nullable String reason) {
        if (texts.isEmpty()) {
            throw Refusal.because(
                    RefusalCode.UNAVAILABLE,
                    "This server keeps no keys for its users, so nobody can be erased; its operator sets verbatim.personal-keys.master.");
        }
        Erasure begun = erasures.ofUser(userId).orElseGet(() -> begin(userId, actorId, reason));
        if (begun.stage() != Stage.BEGUN) {
            return begun;
        }
        try {
            return carryOut(begun);
        } catch (RuntimeException away) {
            log.warn("Erasure {} is not finished; it is tried again every {} s", begun.id(), EVERY_SECONDS, away);
            return begun;
        }
    }

    private Erasure begin(String userId, String actorId, @Nullable String reason) {
        AccountView account = accounts.find(userId)
                .orElseThrow(() -> Refusal.because(RefusalCode.USER_NOT_FOUND, "There is no such user."));
        if (account.operator() != null) {
            // Their address would be free, and whoever registers it next would run the installation.
            throw Refusal.because(
                    RefusalCode.CONFLICT,
                    "This is an operator: take their address off verbatim.command.operators first, then they can be erased.");
        }
        String id = UUID.randomUUID().toString().replace("-", "");
        return erasures.begin(new Erasure(
                id, userId, actorId, reason, clock.instant().truncatedTo(ChronoUnit.MILLIS), 0, Stage.BEGUN));
    }

    private Erasure carryOut(Erasure erasure) {
        long position = steps.makeUnreadable(erasure, texts.orElseThrow());
        steps.tidyUp(erasure, position);
        erasures.unreadable(erasure, position);
        log.info("Erasure {} is done: nobody can read anything of user {} any more", erasure.id(), erasure.userId());
        return erasure.at(Stage.UNREADABLE, position);
    }

    private void finish() {
        try {
            erasures.in(Stage.BEGUN).forEach(this::finish);
        } catch (RuntimeException away) {
            log.warn("Unfinished erasures wait: {}", away.toString());
        }
    }

    /** One that cannot be finished keeps no other one from it. */
    private void finish(Erasure erasure) {
        try {
            carryOut(erasure);
        } catch (RuntimeException away) {
            log.warn("Erasure {} waits: {}", erasure.id(), away.toString());
        }
    }

    @Override
    public synchronized void start() {
        if (executor == null && texts.isPresent()) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("erasures").daemon().factory());
            executor = started;
            ScheduledFuture<?> unused =
                    started.scheduleWithFixedDelay(this::finish, 1, EVERY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (executor != null) {
            executor.shutdownNow();
            executor = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return executor != null;
    }
}
