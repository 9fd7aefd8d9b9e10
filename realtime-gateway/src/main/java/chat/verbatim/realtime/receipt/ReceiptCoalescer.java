package chat.verbatim.realtime.receipt;

import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptCommand.AdvanceReceipts;
import chat.verbatim.api.trace.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the marks of a chat: at most one command per chat is under way, what comes meanwhile is merged into the next. So
 * a message to a group of a thousand costs a few commands, not two thousand.
 */
public final class ReceiptCoalescer implements AutoCloseable {
    private final CommandGateway commands;
    private final DueChats due;
    private final ConcurrentMap<String, Gathering> byChat = new ConcurrentHashMap<>();

    /**
     * @param executor where commands may block
     * @param window how long the first mark of a chat waits for others
     */
    public ReceiptCoalescer(CommandGateway commands, Executor executor, Duration window) {
        this.commands = commands;
        this.due = new DueChats(window, chatId -> executor.execute(() -> drain(chatId)));
    }

    /**
     * Ends well once the mark is in the log or turned out to move nothing; ends badly with what the command side said.
     *
     * @param cause what it is a step of; of marks that go together the first that is followed counts
     */
    public CompletableFuture<Void> advance(String chatId, Mark mark, Step cause) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        byChat.compute(chatId, (id, present) -> {
            Gathering gathering = present;
            if (gathering == null) {
                gathering = new Gathering();
                due.add(chatId);
            }
            gathering.marks.merge(mark.userId(), mark, Mark::merge);
            gathering.waiting.add(done);
            if (!gathering.cause.isFollowed()) {
                gathering.cause = cause;
            }
            return gathering;
        });
        return done;
    }

    /** Sends at once what waits. */
    @Override
    public void close() {
        due.close();
    }

    private void drain(String chatId) {
        for (Gathering batch = take(chatId); batch != null; batch = take(chatId)) {
            send(chatId, batch);
        }
    }

    /** Leaves an empty gathering behind, the sign that somebody sends; removes it when nothing came meanwhile. */
    private @Nullable Gathering take(String chatId) {
        Gathering[] taken = new Gathering[1];
        byChat.computeIfPresent(chatId, (id, present) -> {
            if (present.marks.isEmpty()) {
                return null;
            }
            taken[0] = present;
            return new Gathering();
        });
        return taken[0];
    }

    private void send(String chatId, Gathering batch) {
        try (Step.Inside _ = batch.cause.enter()) {
            commands.sendAndWait(new AdvanceReceipts(chatId, List.copyOf(batch.marks.values())));
            batch.waiting.forEach(done -> done.complete(null));
        } catch (RuntimeException refused) {
            batch.waiting.forEach(done -> done.completeExceptionally(refused));
        }
    }

    private static final class Gathering {
        private final Map<String, Mark> marks = new HashMap<>();
        private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
        private Step cause = Step.NONE;
    }
}
