package chat.verbatim.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseSearchTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 31, 32, 33, 34, 35, 63, 64, 65, 100, 1_023, 1_024, 1_025, 65_537, 999_999_999})
    void theEndIsFoundFromTheStartAndFromAnywhere(long end) {
        assertThat(search(0, end, new AtomicInteger())).isEqualTo(end);
        assertThat(search(end / 2, end, new AtomicInteger())).isEqualTo(end);
        assertThat(search(end, end, new AtomicInteger())).isEqualTo(end);
    }

    @Test
    void aThousandMillionEntriesCostFewRoundTrips() {
        AtomicInteger roundTrips = new AtomicInteger();

        search(0, 1_000_000_000, roundTrips);

        assertThat(roundTrips.get()).isLessThanOrEqualTo(8);
    }

    private static long search(long known, long end, AtomicInteger roundTrips) {
        return DenseSearch.lastExisting(known, 32, numbers -> {
            roundTrips.incrementAndGet();
            return numbers.stream().filter(number -> number <= end).collect(Collectors.toSet());
        });
    }
}
