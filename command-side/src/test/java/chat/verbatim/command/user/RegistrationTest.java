package chat.verbatim.command.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.command.MovableClock;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Names that belong to one account each, whoever crashes when. */
class RegistrationTest {
    private static final String EMAIL = Reservations.ofEmail("ada@example.org");
    private static final String USERNAME = Reservations.ofUsername("ada");

    private final MovableClock clock = new MovableClock();
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client;
    private final AccountStore accounts;
    private final Reservations reservations;
    private final Registration registration;

    RegistrationTest() {
        server.bind("localhost", 0);
        client = MongoClients.create(
                "mongodb://localhost:" + server.getLocalAddress().getPort());
        MongoDatabase database = client.getDatabase("test");
        accounts = new AccountStore(database);
        reservations = new Reservations(database);
        registration = new Registration(accounts, reservations, clock);
    }

    @AfterEach
    void stop() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void bothNamesBelongToTheAccount() {
        registration.register(account("one"));
        assertThat(reservations.ownerOf(EMAIL)).contains("one");
        assertThat(reservations.ownerOf(USERNAME)).contains("one");
        assertThat(accounts.findActive("one")).isPresent();
    }

    @Test
    void aNameThatIsTakenLeavesNothingBehind() {
        registration.register(account("one"));
        Account other = account("two", "other@example.org", "ADA");
        assertRefused(RefusalCode.USERNAME_TAKEN, other);
        assertThat(reservations.ownerOf(Reservations.ofEmail("other@example.org")))
                .isEmpty();
        assertThat(accounts.findAny("two")).isEmpty();
        assertRefused(RefusalCode.EMAIL_TAKEN, account("three", "ADA@example.org", "other"));
    }

    @Test
    void namesOfARegistrationUnderWayAreTaken() {
        crashAfterReserving(account("one"), EMAIL, USERNAME);
        assertRefused(RefusalCode.EMAIL_TAKEN, account("two"));
    }

    @Test
    void namesOfARegistrationThatCrashedAreFreeAfterAMinute() {
        crashAfterReserving(account("one"), EMAIL, USERNAME);
        clock.jump(Registration.PATIENCE.plusSeconds(1));
        registration.register(account("two"));
        assertThat(reservations.ownerOf(EMAIL)).contains("two");
        assertThat(reservations.ownerOf(USERNAME)).contains("two");
        assertThat(accounts.findActive("one")).isEmpty();
    }

    @Test
    void aNameWithNoAccountBehindItIsFreeAtOnce() {
        assertThat(reservations.take(EMAIL, "gone")).isTrue();
        registration.register(account("two"));
        assertThat(reservations.ownerOf(EMAIL)).contains("two");
    }

    @Test
    void whoeverSleptTooLongFindsTheirNamesGoneAndTakesNothing() {
        Account sleeper = account("one");
        crashAfterReserving(sleeper, EMAIL, USERNAME);
        clock.jump(Registration.PATIENCE.plusSeconds(1));
        registration.register(account("two"));
        assertThat(accounts.activate("one")).isFalse();
        assertThat(accounts.findActive("two")).isPresent();
    }

    @Test
    void anActiveAccountIsNeverGivenUp() {
        registration.register(account("one"));
        clock.jump(Duration.ofDays(1));
        assertRefused(RefusalCode.EMAIL_TAKEN, account("two"));
        assertThat(accounts.giveUp("one")).isFalse();
    }

    @Test
    void ofManyWhoFindACrashedRegistrationOneTakesOver() throws Exception {
        crashAfterReserving(account("one"), EMAIL, USERNAME);
        clock.jump(Registration.PATIENCE.plusSeconds(1));
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Account account = account("next" + i);
            attempts.add(() -> succeeds(account));
        }
        List<Boolean> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                results.add(attempt.get());
            }
        }
        assertThat(results).containsOnlyOnce(true);
        assertThat(reservations.ownerOf(EMAIL)).isEqualTo(reservations.ownerOf(USERNAME));
    }

    private boolean succeeds(Account account) {
        try {
            registration.register(account);
            return true;
        } catch (RefusedException refused) {
            return false;
        }
    }

    private void crashAfterReserving(Account account, String... names) {
        accounts.insertPending(account);
        for (String name : names) {
            assertThat(reservations.take(name, account.id())).isTrue();
        }
    }

    private void assertRefused(RefusalCode code, Account account) {
        assertThatThrownBy(() -> registration.register(account))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private Account account(String id) {
        return account(id, "ada@example.org", "ada");
    }

    private Account account(String id, String email, String username) {
        return new Account(
                id,
                false,
                false,
                null,
                email,
                username,
                UserProfile.named("Ada"),
                "hash",
                "",
                clock.instant(),
                clock.instant());
    }
}
