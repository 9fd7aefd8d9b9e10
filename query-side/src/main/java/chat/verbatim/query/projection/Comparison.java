package chat.verbatim.query.projection;

import chat.verbatim.api.admin.BesideState.Parity;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the documents of two copies of a projection while both go on. Two documents that hold the same newest event hold the same events, so
 * they can be compared whenever they are read. Where one is ahead, both copies are made to stand still at one position for as long as it takes to read
 * these few again.
 */
final class Comparison {
    private static final Logger log = LoggerFactory.getLogger(Comparison.class);
    private static final int CHUNK = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** For when one of the two stands still: it may be at the same position by chance. */
    private static final Duration IMPATIENCE = Duration.ofMillis(20);

    private static final int ATTEMPTS = 5;

    private final ProjectionProcessor live;
    private final ProjectionProcessor beside;
    private final Meeting meeting;
    private final DocumentComparison documents;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Parity found;

    Comparison(
            ProjectionProcessor live, ProjectionProcessor beside, List<ProjectionPart> parts, PersonalFields personal) {
        this.live = live;
        this.beside = beside;
        this.meeting = new Meeting(live, beside);
        this.documents = new DocumentComparison(personal, parts);
    }

    /** What the last comparison found; null before the first one. */
    @Nullable
    Parity found() {
        return found;
    }

    boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    /** Begins, unless it is at work already. */
    void start() {
        if (!isRunning()) {
            thread = Thread.ofVirtual()
                    .name("comparison-" + live.projection().name())
                    .start(this::run);
        }
    }

    /** Ends it; does nothing when it is not at work. */
    void cancel() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(PATIENCE.multipliedBy(2));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            Differences differences = new Differences();
            inChunks(live.projection().documents(), ids -> compare(ids, differences));
            inChunks(beside.projection().documents(), ids -> compare(missingInLive(ids), differences));
            if (!Thread.currentThread().isInterrupted()) {
                found = differences.parity(Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS));
            }
        } catch (RuntimeException failed) {
            if (!Thread.currentThread().isInterrupted()) {
                log.warn(
                        "The copies of projection {} cannot be compared",
                        live.projection().name(),
                        failed);
            }
        }
    }

    private static void inChunks(ReadModel documents, Consumer<List<String>> action) {
        List<String> chunk = new ArrayList<>(CHUNK);
        documents.forEachId(id -> {
            chunk.add(id);
            if (chunk.size() == CHUNK) {
                action.accept(List.copyOf(chunk));
                chunk.clear();
            }
        });
        action.accept(List.copyOf(chunk));
    }

    private List<String> missingInLive(List<String> ids) {
        Map<String, Document> there = live.projection().documents().stored(ids);
        return ids.stream().filter(id -> !there.containsKey(id)).toList();
    }

    private void compare(List<String> ids, Differences differences) {
        List<String> unsettled = compare(ids, differences, false);
        if (unsettled.isEmpty()) {
            return;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            boolean still = standsStill(live) || standsStill(beside);
            if (meeting.atOnePosition(still ? IMPATIENCE : PATIENCE, () -> compare(unsettled, differences, true))) {
                return;
            }
            if (still) {
                break;
            }
        }
        differences.unsettled(unsettled.size());
    }

    private static boolean standsStill(ProjectionProcessor copy) {
        return copy.isPaused() || copy.batches().failure() != null;
    }

    /**
     * @param atOnePosition whether both copies have applied the same events, so that whatever is different is a difference
     * @return ids of those that cannot be compared like this
     */
    private List<String> compare(List<String> ids, Differences differences, boolean atOnePosition) {
        Map<String, Document> one = live.projection().documents().stored(ids);
        Map<String, Document> other = beside.projection().documents().stored(ids);
        List<String> unsettled = new ArrayList<>();
        for (String id : ids) {
            Document inLive = one.get(id);
            Document inBeside = other.get(id);
            boolean comparable = inLive != null && inBeside != null && DocumentComparison.holdSame(inLive, inBeside);
            if (comparable || atOnePosition) {
                differences.add(id, inLive, inBeside, documents);
            } else {
                unsettled.add(id);
            }
        }
        return unsettled;
    }
}
