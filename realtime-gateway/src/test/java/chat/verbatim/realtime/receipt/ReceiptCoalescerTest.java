package chat.verbatim.realtime.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptCommand.AdvanceReceipts;
import chat.verbatim.api.trace.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.junit.jupiter.api.Test;

class ReceiptCoalescerTest {
    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final ReceiptCoalescer coalescer = new ReceiptCoalescer(
            DefaultCommandGateway.builder().commandBus(bus).build(),
            Executors.newVirtualThreadPerTaskExecutor(),
            Duration.ofMillis(5));
    private final List<AdvanceReceipts> handled = new CopyOnWriteArrayList<>();

    @Test
    void theMarksOfAThousandMembersCostFewCommandsAndNoMarkIsLost() {
        handleWith(command -> Accepted.at(0));
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int member = 0; member < 1_000; member++) {
            done.add(coalescer.advance("tea", new Mark("user" + member, 7, 7), Step.NONE));
        }
        CompletableFuture.allOf(done.toArray(CompletableFuture[]::new))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThat(handled.stream().flatMap(command -> command.marks().stream()).map(Mark::userId))
                .hasSize(1_000)
                .doesNotHaveDuplicates();
        assertThat(handled).hasSizeLessThan(200);
    }

    @Test
    void theMarksOfManyChatsAreEachStoredAndWhatWaitsAtTheEndIsToo() {
        handleWith(command -> Accepted.at(0));
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int chat = 0; chat < 500; chat++) {
            done.add(coalescer.advance("chat" + chat, new Mark("alice", 7, 7), Step.NONE));
            if (chat % 100 == 0) {
                LockSupport.parkNanos(2_000_000);
            }
        }
        ReceiptCoalescer ending = new ReceiptCoalescer(
                DefaultCommandGateway.builder().commandBus(bus).build(),
                Executors.newVirtualThreadPerTaskExecutor(),
                Duration.ofHours(1));
        done.add(ending.advance("last", new Mark("alice", 7, 7), Step.NONE));
        ending.close();
        CompletableFuture.allOf(done.toArray(CompletableFuture[]::new))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThat(handled.stream().map(AdvanceReceipts::chatId)).hasSize(501).doesNotHaveDuplicates();
    }

    @Test
    void onlyOneCommandPerChatIsUnderWay() {
        AtomicInteger underWay = new AtomicInteger();
        ConcurrentHashMap<Integer, Boolean> depths = new ConcurrentHashMap<>();
        handleWith(command -> {
            depths.put(underWay.incrementAndGet(), true);
            LockSupport.parkNanos(50_000);
            underWay.decrementAndGet();
            return Accepted.at(0);
        });
        List<CompletableFuture<Void>> done = new ArrayList<>();
        for (int seq = 0; seq < 500; seq++) {
            done.add(coalescer.advance("tea", new Mark("alice", seq, seq), Step.NONE));
        }
        CompletableFuture.allOf(done.toArray(CompletableFuture[]::new))
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThat(depths).containsOnlyKeys(1);
        assertThat(handled.getLast().marks()).containsExactly(new Mark("alice", 499, 499));
    }

    @Test
    void aRefusalReachesWhoeverWaits() {
        handleWith(command -> {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat.");
        });

        CompletableFuture<Void> done = coalescer.advance("nowhere", new Mark("alice", 1, 1), Step.NONE);

        assertThatThrownBy(() -> done.orTimeout(30, TimeUnit.SECONDS).join()).satisfies(thrown -> assertThat(
                        RefusedException.refusalIn(thrown))
                .hasValueSatisfying(refusal -> assertThat(refusal.code()).isEqualTo(RefusalCode.CHAT_NOT_FOUND)));
    }

    @Test
    void afterARefusalTheNextMarkIsTriedAgain() {
        AtomicInteger tries = new AtomicInteger();
        handleWith(command -> {
            if (tries.incrementAndGet() == 1) {
                throw Refusal.because(RefusalCode.UNAVAILABLE, "Try again.");
            }
            return Accepted.at(0);
        });
        CompletableFuture<Void> first = coalescer.advance("tea", new Mark("alice", 1, 1), Step.NONE);
        assertThatThrownBy(() -> first.orTimeout(30, TimeUnit.SECONDS).join()).isNotNull();

        coalescer
                .advance("tea", new Mark("alice", 1, 1), Step.NONE)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();

        assertThat(tries).hasValue(2);
    }

    private void handleWith(Handler handler) {
        bus.subscribe(AdvanceReceipts.class.getName(), message -> {
            AdvanceReceipts command = (AdvanceReceipts) ((CommandMessage<?>) message).getPayload();
            handled.add(command);
            return handler.handle(command);
        });
    }

    private interface Handler {
        Object handle(AdvanceReceipts command);
    }
}
