package chat.verbatim.realtime.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.receipt.Mark;
import chat.verbatim.realtime.receipt.RecentMessages.Passage;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {
    private final RecentMessages recent = new RecentMessages(3);

    @Test
    void aMarkConcernsThoseWhoseMessagesItPasses() {
        recent.said(1, "ada");
        recent.said(2, "grace");
        recent.said(3, "kurt");

        assertThat(recent.pass(new Mark("linus", 2, -1))).isEqualTo(passage(2, -1, "ada", "grace"));
        assertThat(recent.pass(new Mark("linus", 3, -1))).isEqualTo(passage(3, -1, "kurt"));
    }

    @Test
    void whatSomebodyHasReadConcernsThemselvesToo() {
        recent.said(1, "ada");
        recent.pass(new Mark("linus", 1, -1));

        assertThat(recent.pass(new Mark("linus", 1, 1))).isEqualTo(passage(1, 1, "ada", "linus"));
    }

    @Test
    void whatHasNotMovedIsNotToldAgain() {
        recent.said(1, "ada");
        recent.pass(new Mark("linus", 1, 1));
        recent.said(2, "ada");

        assertThat(recent.pass(new Mark("linus", 2, 1))).isEqualTo(passage(2, -1, "ada"));
        assertThat(recent.pass(new Mark("linus", 2, 1))).isEqualTo(passage(-1, -1));
    }

    @Test
    void nobodyIsToldThatTheirOwnMessageHasReachedThem() {
        recent.said(1, "linus");

        assertThat(recent.pass(new Mark("linus", 1, -1)).userIds()).isEmpty();
    }

    @Test
    void ofMoreMessagesThanAreRememberedTheOldestGo() {
        for (int seq = 1; seq <= 4; seq++) {
            recent.said(seq, "author" + seq);
        }

        assertThat(recent.areBy("author1")).isFalse();
        assertThat(recent.areBy("author2")).isTrue();
        assertThat(recent.pass(new Mark("linus", 4, -1)).userIds())
                .containsExactlyInAnyOrder("author2", "author3", "author4");
    }

    private static Passage passage(long deliveredSeq, long readSeq, String... userIds) {
        return new Passage(new Mark("linus", deliveredSeq, readSeq), Set.of(userIds));
    }
}
