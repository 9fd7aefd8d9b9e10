package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuerySettingsTest {
    private static QuerySettings settings(int batchSize, Duration patience, Duration trail, Duration claim) {
        return new QuerySettings(batchSize, patience, trail, claim, null, 1, 1, 1, 1);
    }

    @Test
    void aProcessHasANameOfItsOwn() {
        assertThat(settings(1, Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofSeconds(10))
                        .node())
                .isNotBlank();
    }

    @Test
    void whatCannotWorkIsRefusedAtTheStart() {
        Duration second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> settings(0, second, second, second.multipliedBy(4)))
                .hasMessageContaining("batch-size");
        assertThatThrownBy(() -> settings(1, second.multipliedBy(31), second, second.multipliedBy(4)))
                .hasMessageContaining("read-patience");
        assertThatThrownBy(() -> settings(1, second, second, second)).hasMessageContaining("token-trail");
        assertThatThrownBy(() -> settings(1, second, Duration.ZERO, Duration.ofMillis(1)))
                .hasMessageContaining("claim-timeout");
    }
}
