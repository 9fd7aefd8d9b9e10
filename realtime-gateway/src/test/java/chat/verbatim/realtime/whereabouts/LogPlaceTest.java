package chat.verbatim.realtime.whereabouts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogPlaceTest {
    @Test
    void whoHasAMessageHasTheCommitInWhichItStands() {
        long last = 8L << 10;
        long firstOfTwo = 7L << 10 | 1;

        assertThat(LogPlace.commitOf(last)).isEqualTo(7);
        assertThat(LogPlace.commitOf(firstOfTwo)).isEqualTo(7);
        assertThat(LogPlace.commits(last)).isEqualTo(7);
        assertThat(LogPlace.commits(7L << 10)).isEqualTo(6);
        assertThat(LogPlace.commits(0)).isZero();
    }
}
