package chat.verbatim.realtime.trace;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwaitedReceiptsTest {
    private final AwaitedReceipts receipts = new AwaitedReceipts();
    private final List<String> ended = new ArrayList<>();

    @Test
    void aReceiptEndsWhatItCoversAndNothingElse() {
        await("phone", "tea", 1, "first");
        await("phone", "tea", 2, "second");
        await("phone", "tea", 3, "third");
        await("laptop", "tea", 1, "elsewhere");
        await("phone", "coffee", 1, "of another chat");

        assertThat(name(receipts.received("phone", "tea", 2, false))).isEqualTo("second delivered");
        assertThat(ended).containsExactly("first delivered", "second delivered");
    }

    @Test
    void whatIsReadWasDeliveredToo() {
        await("phone", "tea", 1, "first");

        assertThat(name(receipts.received("phone", "tea", 1, true))).isEqualTo("first read");
        assertThat(ended).containsExactly("first delivered", "first read");
    }

    @Test
    void aReceiptOfWhatWasKnownBeforeBelongsToNothing() {
        await("phone", "tea", 1, "first");
        receipts.received("phone", "tea", 1, false);

        assertThat(receipts.received("phone", "tea", 2, false)).isEqualTo(Step.NONE);
        assertThat(name(receipts.received("phone", "tea", 2, true))).isEqualTo("first read");
        assertThat(receipts.received("phone", "tea", 3, true)).isEqualTo(Step.NONE);
        assertThat(ended).containsExactly("first delivered", "first read");
    }

    @Test
    void ofADeviceThatNeverAnswersTheNewestAreAwaited() {
        for (int seq = 0; seq < 20; seq++) {
            await("phone", "tea", seq, "m" + seq);
        }

        receipts.received("phone", "tea", 100, false);
        assertThat(ended).hasSize(16).startsWith("m4 delivered").endsWith("m19 delivered");
    }

    private void await(String connectionId, String chatId, long seq, String name) {
        receipts.await(connectionId, chatId, seq, new Named(name));
    }

    private static String name(Step step) {
        return ((Named) step).name;
    }

    /** A step that says when it ends. */
    private final class Named implements Step {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public boolean isFollowed() {
            return true;
        }

        @Override
        public String carried() {
            return name;
        }

        @Override
        public Step next(String next) {
            return new Named(name + ' ' + next);
        }

        @Override
        public Step with(TraceField field, String value) {
            return this;
        }

        @Override
        public Step with(TraceField field, long value) {
            return this;
        }

        @Override
        public void rename(String other) {}

        @Override
        public Inside enter() {
            return () -> {};
        }

        @Override
        public void end() {
            ended.add(name);
        }

        @Override
        public void fail(String kind) {}
    }
}
