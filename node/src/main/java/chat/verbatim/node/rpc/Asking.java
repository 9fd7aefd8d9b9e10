package chat.verbatim.node.rpc;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one process after the other until one answers: the next one at once when the connection is gone, and after a while when a
 * process is late, which may mean that it hangs. A process that was late may still do what it was asked, and so may one that died
 * after it had done it: questions must be safe to ask twice.
 */
public final class Asking {
    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private final Duration patience;
    private final Duration deadline;

    /**
     * @param patience how long one process is waited for while there is another one
     * @param deadline how long all of it may take
     */
    public Asking(Duration patience, Duration deadline) {
        this.patience = patience;
        this.deadline = deadline;
    }

    /**
     * @param peers in the order in which to ask them
     * @param settled whether an answer will do; when not, and there is somebody else to ask, they are asked
     * @throws chat.verbatim.api.RefusedException with {@code UNAVAILABLE} when nobody was reached, with {@code OUTCOME_UNKNOWN} when
     *     somebody may have been
     */
    public byte[] ask(List<Peer> peers, Exchange exchange, byte[] question, Predicate<byte[]> settled) {
        long end = System.nanoTime() + deadline.toNanos();
        List<Peer> asked = new ArrayList<>(peers);
        boolean perhapsDone = false;
        @Nullable Peer late = null;
        for (int i = 0; i < asked.size(); i++) {
            Peer peer = asked.get(i);
            boolean last = i == asked.size() - 1;
            Duration left = Duration.ofNanos(end - System.nanoTime());
            boolean connected = peer.isConnected();
            try {
                byte[] answer = peer.call(exchange, question, last || left.compareTo(patience) < 0 ? left : patience);
                if (last || settled.test(answer)) {
                    return answer;
                }
            } catch (StatusRuntimeException failed) {
                boolean isLate = isLate(failed);
                log.info("{} does not answer ({})", peer, failed.getStatus());
                perhapsDone |= connected || isLate;
                if (isLate && !last) {
                    late = peer;
                } else if (last && !isLate && late != null) {
                    // It was passed over for one that is not there, as when that one is being updated.
                    asked.add(late);
                    late = null;
                }
            }
            peer.avoid();
        }
        throw perhapsDone
                ? Refusal.because(RefusalCode.OUTCOME_UNKNOWN, "Whether this was done is not known; try again.")
                : Refusal.because(RefusalCode.UNAVAILABLE, "No process that could do this can be reached; try again.");
    }

    /** Whether no answer came in time, and not because nobody was reached; any other failure is the caller's. */
    private static boolean isLate(StatusRuntimeException failed) {
        return switch (failed.getStatus().getCode()) {
            case DEADLINE_EXCEEDED -> true;
            case UNAVAILABLE -> false;
            default -> throw failed;
        };
    }
}
