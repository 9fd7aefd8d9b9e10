package chat.verbatim.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.sdk.model.Problem;
import chat.verbatim.sdk.model.Session;
import chat.verbatim.sdk.model.User;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A refresh token serves once, so it is used once, and its successor is kept at once. */
class TokensTest {
    private final Store store = Store.inMemory();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private long now;

    private Tokens start(@Nullable String fixed, UnaryOperator<Session> refresh) {
        InstantSource moving = () -> Instant.ofEpochSecond(now);
        return new Tokens(store, moving.withZone(ZoneOffset.UTC), fixed, refresh);
    }

    private Tokens start() {
        return start(null, old -> {
            asked.add(old.getRefreshToken());
            return session(asked.size() + 1);
        });
    }

    private static Session session(int number) {
        return new Session()
                .token("t" + number)
                .refreshToken("r" + number)
                .expiresIn(900)
                .user(new User().id("ada"));
    }

    @Test
    void aTokenIsRenewedAMinuteBeforeItsEnd() {
        Tokens tokens = start();
        tokens.take(session(1));
        now = 839;
        assertThat(tokens.current()).isEqualTo("t1");
        assertThat(tokens.due()).isFalse();
        now = 840;
        assertThat(tokens.due()).isTrue();
        assertThat(tokens.current()).isEqualTo("t2");
        assertThat(asked).containsExactly("r1");
    }

    @Test
    void theNextProcessGoesOnWithTheTokenThatWasStoredLast() {
        Tokens tokens = start();
        tokens.take(session(1));
        tokens.renew("t1");
        assertThat(start().current()).isEqualTo("t3");
        assertThat(asked).containsExactly("r1", "r2");
    }

    @Test
    void aNewTokenIsToldToTheConnection() {
        Tokens tokens = start();
        List<String> told = new ArrayList<>();
        tokens.onNewToken(told::add);
        tokens.take(session(1));
        tokens.renew("t1");
        assertThat(told).containsExactly("t1", "t2");
    }

    @Test
    void manyThreadsRenewOnce() throws InterruptedException {
        Tokens tokens = start();
        tokens.take(session(1));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> tokens.renew("t1"));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(asked).containsExactly("r1");
    }

    @Test
    void aSessionThatHasEndedIsForgottenAndOneThatCannotBeRenewedNowIsNot() {
        start().take(session(1));
        Problem problem = new Problem().detail("So.");
        Tokens busy = start(null, old -> {
            throw VerbatimException.of(problem, "unavailable", 503, 1);
        });
        assertThatThrownBy(busy::current).isInstanceOf(VerbatimException.class);
        assertThat(busy.stored()).isNotNull();
        Tokens ended = start(null, old -> {
            throw VerbatimException.of(problem, "refresh-token-reused", 401, -1);
        });
        assertThatThrownBy(ended::current).isInstanceOf(VerbatimException.class);
        assertThat(ended.stored()).isNull();
        assertThat(ended.current()).isNull();
    }

    @Test
    void aFixedTokenIsNeverRenewed() {
        Tokens tokens = start("vbt_x", UnaryOperator.identity());
        assertThat(tokens.current()).isEqualTo("vbt_x");
        assertThatThrownBy(() -> tokens.renew("vbt_x")).hasMessageStartingWith("unauthenticated");
    }
}
