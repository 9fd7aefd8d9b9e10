package chat.verbatim.realtime.webhook;

import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.webhook.Receiver.Outcome;
import chat.verbatim.realtime.webhook.Webhook.DeadLetter;
import chat.verbatim.realtime.webhook.Webhook.Failing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to one webhook, one event after the other, on a thread of its own: a slow or dead receiver delays nobody else. Where it has
 * come to is stored after each delivery; a crash in between repeats that one delivery under the same id.
 */
final class WebhookWorker implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookWorker.class);
    private static final int READ_AHEAD = 50;
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Webhook webhook;
    private final LogReader log;
    private final WebhookStore store;
    private final Delivery delivery;
    private final Backoff backoff;
    private final WebhookSettings settings;
    private final InstantSource clock;
    private final Semaphore news = new Semaphore(0);
    private final Deque<LogEntry> ahead = new ArrayDeque<>();
    private volatile boolean ended;
    private volatile boolean redeliveryAsked = true;
    private long cursor;
    private long storedCursor;
    private int givenUpInARow;
    private @Nullable Failing failing;

    WebhookWorker(
            Webhook webhook,
            LogReader log,
            WebhookStore store,
            Delivery delivery,
            Backoff backoff,
            WebhookSettings settings,
            InstantSource clock) {
        this.webhook = webhook;
        this.log = log;
        this.store = store;
        this.delivery = delivery;
        this.backoff = backoff;
        this.settings = settings;
        this.clock = clock;
        this.cursor = webhook.cursor();
        this.storedCursor = cursor;
        this.givenUpInARow = webhook.givenUpInARow();
        this.failing = webhook.failing();
    }

    Webhook webhook() {
        return webhook;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Something happened in the chat. */
    void wake() {
        news.release();
    }

    /** Somebody asked for dead letters to be delivered again. */
    void redeliver() {
        redeliveryAsked = true;
        news.release();
    }

    /** Nothing is sent any more; what is on its way just now may still arrive. */
    void end() {
        ended = true;
        news.release();
    }

    @Override
    public void run() {
        while (!ended) {
            try {
                step();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                LOG.warn("Webhook {} waits: {}", webhook.id(), away.toString());
                ahead.clear();
                if (!sleep(PAUSE)) {
                    return;
                }
            }
        }
    }

    private void step() throws InterruptedException {
        if (redeliveryAsked) {
            redeliveryAsked = false;
            redeliverAsked();
        }
        Duration wait = failing == null ? Duration.ZERO : Duration.between(clock.instant(), failing.next());
        if (wait.isPositive()) {
            await(wait);
        } else if (!deliverNext()) {
            await(LONGEST_SLEEP);
        }
    }

    private void await(Duration wait) throws InterruptedException {
        if (news.tryAcquire(Math.min(wait.toMillis() + 1, LONGEST_SLEEP.toMillis()), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    /** @return false when there is nothing (yet) */
    private boolean deliverNext() {
        if (ahead.isEmpty()) {
            ahead.addAll(log.readAggregate(webhook.chatId(), cursor + 1, cursor + READ_AHEAD));
        }
        LogEntry entry = ahead.peek();
        if (entry == null) {
            if (cursor > storedCursor) {
                store.advance(webhook.id(), cursor);
                storedCursor = cursor;
            }
            return false;
        }
        long seq = entry.event().getSequenceNumber();
        Optional<Frame> frame = delivery.frameOf(webhook, entry);
        if (frame.isEmpty()) {
            passed(seq);
        } else if (!ended) {
            settle(seq, frame.get(), delivery.attempt(webhook, entry, frame.get()));
        }
        return true;
    }

    private void settle(long seq, Frame frame, Outcome outcome) {
        if (outcome.taken()) {
            store.delivered(webhook.id(), seq);
            failing = null;
            givenUpInARow = 0;
            storedCursor = seq;
            passed(seq);
        } else if (outcome.gone()) {
            disable("The receiver answered 410 (Gone).");
        } else {
            failed(seq, frame, outcome);
        }
    }

    private void failed(long seq, Frame frame, Outcome outcome) {
        Instant now = clock.instant();
        int attempts = failing == null ? 1 : failing.attempts() + 1;
        Instant since = failing == null ? now : failing.since();
        if (Duration.between(since, now).compareTo(settings.giveUpAfter()) < 0) {
            failing = new Failing(attempts, since, now.plus(backoff.after(attempts)), outcome.error());
            store.failed(webhook.id(), failing);
            return;
        }
        store.giveUp(webhook.id(), new DeadLetter(seq, frame.event(), attempts, outcome.error(), now, false));
        failing = null;
        givenUpInARow++;
        storedCursor = seq;
        passed(seq);
        if (givenUpInARow >= settings.disableAfter()) {
            disable("The receiver took none of " + givenUpInARow + " events; the last time: " + outcome.error());
        } else if (store.find(webhook.id())
                .filter(full -> full.deadLetters().size() >= Webhook.MOST_DEAD_LETTERS)
                .isPresent()) {
            disable("There are " + Webhook.MOST_DEAD_LETTERS + " dead letters; redeliver or discard them.");
        }
    }

    private void passed(long seq) {
        cursor = seq;
        ahead.poll();
    }

    private void disable(String reason) {
        store.disable(webhook.id(), reason);
        ended = true;
    }

    /** Out of order, as was asked for. */
    private void redeliverAsked() {
        for (DeadLetter letter :
                store.find(webhook.id()).map(Webhook::deadLetters).orElse(java.util.List.of())) {
            if (letter.redeliver() && !ended) {
                redeliver(letter);
            }
        }
    }

    private void redeliver(DeadLetter letter) {
        LogEntry entry = log.read(webhook.chatId(), letter.seq()).orElseThrow();
        Outcome outcome = delivery.frameOf(webhook, entry)
                .map(frame -> delivery.attempt(webhook, entry, frame))
                .orElseGet(() -> new Outcome(0, "The webhook is not subscribed to this event any more."));
        if (outcome.taken()) {
            store.discard(webhook.id(), letter.seq());
        } else {
            store.redeliveryFailed(
                    webhook.id(),
                    new DeadLetter(
                            letter.seq(),
                            letter.event(),
                            letter.attempts() + 1,
                            outcome.error(),
                            clock.instant(),
                            false));
        }
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
