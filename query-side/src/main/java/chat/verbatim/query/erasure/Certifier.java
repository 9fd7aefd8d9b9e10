package chat.verbatim.query.erasure;

import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.erasure.Erasure;
import chat.verbatim.api.erasure.Erasure.Stage;
import chat.verbatim.api.erasure.ErasureCertificate;
import chat.verbatim.api.erasure.Erasures;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogLine;
import chat.verbatim.eventstore.LogPages;
import chat.verbatim.query.proof.CommitProof;
import chat.verbatim.query.proof.CommitProofs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the log once for each erasure, in pages and with rests as long as the reading took, so that everybody else has at least half of the store.
 * What a process that dies had not finished is begun anew by the next one; two at once do the same.
 */
final class Certifier implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Certifier.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int PAGE = 256;

    private final Erasures erasures;
    private final DenseLogEventStore events;
    private final AttachmentBytes bytes;
    private final CommitProofs proofs;
    private final JsonMapper json;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    Certifier(
            Erasures erasures,
            DenseLogEventStore events,
            AttachmentBytes bytes,
            CommitProofs proofs,
            JsonMapper json,
            Clock clock) {
        this.erasures = erasures;
        this.events = events;
        this.bytes = bytes;
        this.proofs = proofs;
        this.json = json;
        this.clock = clock;
    }

    private void run() {
        while (thread != null) {
            try {
                for (Erasure erasure : erasures.in(Stage.UNREADABLE)) {
                    certify(erasure);
                }
                Thread.sleep(EVERY);
            } catch (InterruptedException end) {
                return;
            } catch (RuntimeException away) {
                log.warn("Erasures wait for their certificates: {}", away.toString());
                if (!rest(EVERY)) {
                    return;
                }
            }
        }
    }

    private void certify(Erasure erasure) {
        LogPages pages = events.pages();
        Tally tally = new Tally(erasure.userId(), bytes::delete);
        long until = pages.commitOf(events.refreshedHeadPosition());
        for (long next = 1; next <= until; next += PAGE) {
            long began = System.nanoTime();
            pages.from(next, (int) Math.min(PAGE, until - next + 1)).forEach(tally::add);
            if (!rest(Duration.ofNanos(System.nanoTime() - began))) {
                return;
            }
        }
        erasures.certify(erasure, signed(erasure, until, tally));
        log.info("Erasure {} is certified: {} commits were read", erasure.id(), until);
    }

    private ErasureCertificate signed(Erasure erasure, long until, Tally tally) {
        long commit = events.pages().commitOf(erasure.position());
        List<LogLine> lines = events.pages().from(commit, 1);
        CommitProof proof = proofs.prove(List.of(lines.getFirst().commit()), proofs.holding(commit))
                .getFirst();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String statement = Certificate.Statement.of(erasure, now, commit, until, tally.found(), proof)
                .toJson(json);
        byte[] signature = proofs.sign(ErasureCertificate.PURPOSE, statement);
        return new ErasureCertificate(statement, Base64.getEncoder().encodeToString(signature));
    }

    private static boolean rest(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null && proofs.canSign()) {
            // Known before it begins, because it ends when it is not.
            Thread certifying = Thread.ofVirtual().name("erasure-certificates").unstarted(this::run);
            thread = certifying;
            certifying.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
