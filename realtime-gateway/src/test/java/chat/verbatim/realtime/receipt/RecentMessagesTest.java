package chat.verbatim.realtime.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.receipt.Mark;
import org.junit.jupiter.api.Test;

class RecentMessagesTest {
    private final RecentMessages recent = new RecentMessages(3);

    @Test
    void aMarkConcernsThoseWhoseMessagesItPasses() {
        recent.said(1, "ada");
        recent.said(2, "grace");
        recent.said(3, "kurt");

        assertThat(recent.passedBy(new Mark("linus", 2, -1))).containsExactlyInAnyOrder("ada", "grace");
        assertThat(recent.passedBy(new Mark("linus", 3, -1))).containsExactly("kurt");
    }

    @Test
    void aMarkThatPassesNothingNewConcernsNobody() {
        recent.said(1, "ada");
        recent.passedBy(new Mark("linus", 1, 1));

        assertThat(recent.passedBy(new Mark("linus", 1, 1))).isEmpty();
        assertThat(recent.passedBy(new Mark("linus", 7, 7))).isEmpty();
    }

    @Test
    void whatHasArrivedConcernsItsAuthorOnceMoreWhenItIsRead() {
        recent.said(1, "ada");
        recent.passedBy(new Mark("linus", 1, -1));

        assertThat(recent.passedBy(new Mark("linus", 1, 1))).containsExactly("ada");
    }

    @Test
    void ofMoreMessagesThanAreRememberedTheOldestGo() {
        for (int seq = 1; seq <= 4; seq++) {
            recent.said(seq, "author" + seq);
        }

        assertThat(recent.areBy("author1")).isFalse();
        assertThat(recent.areBy("author2")).isTrue();
        assertThat(recent.passedBy(new Mark("linus", 4, 4))).containsExactlyInAnyOrder("author2", "author3", "author4");
    }
}
