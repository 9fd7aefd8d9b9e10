package chat.verbatim.realtime.offline;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.realtime.offline.OfflineQueues.Taken;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every implementation keeps to: it may lose, but never invents, mixes up or brings back. */
public abstract class OfflineQueuesContract {
    protected final String grace = UUID.randomUUID().toString();
    protected final String linus = UUID.randomUUID().toString();

    protected abstract OfflineQueues queues();

    protected static OfflineMessage message(long seq) {
        return new OfflineMessage(
                100 + seq,
                seq,
                Instant.parse("2026-01-01T00:00:00Z"),
                new MessageSent("chat", "ada", "message " + seq, "key-" + seq, seq - 1, List.of("grace")));
    }

    protected static List<OfflineMessage> messages(long first, long last) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(OfflineQueuesContract::message)
                .toList();
    }

    @Test
    void whatIsTakenWasPutForThisUserAndIsInOrder() {
        queues().put(List.of(grace), messages(1, 5));
        queues().put(List.of(grace, linus), messages(6, 9));

        List<OfflineMessage> ofGrace = queues().take(grace, 100).messages();
        List<OfflineMessage> ofLinus = queues().take(linus, 100).messages();
        assertThat(ofGrace)
                .isEqualTo(messages(1, 9).stream().filter(ofGrace::contains).toList());
        assertThat(ofLinus)
                .isEqualTo(messages(6, 9).stream().filter(ofLinus::contains).toList());
    }

    @Test
    void neverMoreIsTakenThanAskedFor() {
        queues().put(List.of(grace), messages(1, 20));

        assertThat(queues().take(grace, 7).messages()).hasSizeLessThanOrEqualTo(7);
    }

    @Test
    void whatIsSettledNeverComesBack() {
        queues().put(List.of(grace), messages(1, 6));
        Taken taken = queues().take(grace, 100);
        taken.settle(message -> message.seq() <= 4);
        taken.putBack();

        assertThat(queues().take(grace, 100).messages()).allMatch(message -> message.seq() > 4);
    }

    @Test
    void nobodyHasAnythingWhoNothingWasPutFor() {
        Taken taken = queues().take(UUID.randomUUID().toString(), 100);
        assertThat(taken.messages()).isEmpty();
        taken.settle(message -> true);
        taken.putBack();
    }
}
