package chat.verbatim.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusedExceptionTest {
    private final RefusedException refused = Refusal.because(RefusalCode.FORBIDDEN, "No.");

    @Test
    void aRefusalIsFoundHoweverDeepItHides() {
        Throwable wrapped = new CompletionException(new IllegalStateException(refused));
        assertThat(RefusedException.refusalIn(wrapped)).contains(refused.refusal());
    }

    @Test
    void aRefusalSurvivesAsDetailsOfAnotherProcess() {
        Throwable remote = new CommandExecutionException("remote", null, refused.refusal());
        assertThat(RefusedException.refusalIn(remote)).contains(refused.refusal());
    }

    @Test
    void anAccidentIsNoRefusal() {
        assertThat(RefusedException.refusalIn(new IllegalStateException("x"))).isEmpty();
        assertThat(RefusedException.refusalIn(new CommandExecutionException("x", null, "details")))
                .isEmpty();
    }

    @Test
    void aRefusalCostsNoStackTrace() {
        assertThat(refused.getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void codesAreKebabCase(RefusalCode code) {
        assertThat(code.wireName()).matches("[a-z]+(-[a-z]+)*");
    }
}
