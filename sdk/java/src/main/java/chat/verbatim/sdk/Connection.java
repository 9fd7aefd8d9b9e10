package chat.verbatim.sdk;

import chat.verbatim.sdk.model.SocketError;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one websocket open, in a thread of its own that also calls the handlers: connects, says the position, notices silence, renews the
 * token, and comes back.
 */
final class Connection implements Runnable {
    private static final Duration SILENCE = Duration.ofSeconds(40);
    private static final Duration TICK = Duration.ofMillis(500);

    private final HttpClient http;
    private final URI uri;
    private final Tokens tokens;
    private final Dispatcher dispatcher;
    private final CompletableFuture<Void> live = new CompletableFuture<>();
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(250), Duration.ofSeconds(15), new Random()::nextDouble);
    private final Thread thread;
    private volatile boolean closing;
    private volatile State state = State.CLOSED;
    private volatile @Nullable Line line;

    Connection(HttpClient http, URI server, Tokens tokens, Dispatcher dispatcher) {
        this.http = http;
        this.uri = URI.create(server.toString().replaceFirst("^http", "ws") + "/ws");
        this.tokens = tokens;
        this.dispatcher = dispatcher;
        // Keeps the JVM running: a bot is its connection.
        this.thread = new Thread(this, "verbatim-connection");
    }

    void start() {
        set(State.CONNECTING);
        thread.start();
    }

    /** Done when everything that was missed is here; fails when trying again is hopeless. */
    CompletableFuture<Void> live() {
        return live;
    }

    State state() {
        return state;
    }

    /** Sends a frame if that is possible now: for what is worth nothing later. */
    void tell(String event, Map<String, ?> data) {
        Line open = line;
        if (open != null && (state == State.LIVE || state == State.CATCHING_UP)) {
            try {
                open.send(Frame.text(event, data));
            } catch (VerbatimException lost) {
                // The connection's own thread notices, too.
            }
        }
    }

    /** Ends it; waits for the handler that runs, unless that one calls. */
    void close() throws InterruptedException {
        closing = true;
        Line open = line;
        if (open != null) {
            open.close();
        }
        if (Thread.currentThread() != thread) {
            dispatcher.hurry();
            thread.join();
        }
    }

    @Override
    public void run() {
        try {
            while (!closing) {
                Duration pause = attempt();
                if (!closing) {
                    set(State.OFFLINE);
                    dispatcher.pause(pause, () -> closing);
                }
            }
        } catch (VerbatimException hopeless) {
            end(hopeless);
        } catch (InterruptedException | RuntimeException e) {
            end(e);
        }
        end(null);
    }

    private void end(@Nullable Exception failure) {
        if (state == State.CLOSED) {
            return;
        }
        set(State.CLOSED);
        Exception cause = failure == null ? VerbatimException.unreachable("The client was closed.", null) : failure;
        if (!live.completeExceptionally(cause) && failure != null) {
            dispatcher.tellError(failure);
        }
    }

    /** Connects, and stays until the connection ends; answers how long to wait before the next attempt. */
    private Duration attempt() throws InterruptedException {
        try (Line opened = Line.open(http, uri)) {
            String token = tokens.current();
            if (token == null) {
                throw VerbatimException.unauthenticated("Nobody is logged in.");
            }
            line = opened;
            introduce(opened, token);
            return stay(opened, token);
        } catch (VerbatimException e) {
            if (!e.passing() || e.status() == 401 || e.staleToken()) {
                throw e;
            }
            return e.retryAfter().isPresent()
                    ? Duration.ofSeconds(e.retryAfter().getAsInt())
                    : backoff.next();
        } finally {
            line = null;
        }
    }

    private void introduce(Line opened, String token) {
        Map<String, String> data = new HashMap<>(Map.of("token", token));
        String position = dispatcher.resumeFrom();
        if (position != null) {
            data.put("position", position);
        }
        opened.send(Frame.text("connect", data));
    }

    private Duration stay(Line opened, String token) throws InterruptedException {
        while (!closing && !opened.hasEnded() && opened.silence().compareTo(SILENCE) < 0) {
            String text = opened.next(TICK);
            if (text == null) {
                dispatcher.idle(this::tell);
                if (tokens.due()) {
                    tokens.current();
                }
                continue;
            }
            Frame frame = dispatcher.parse(text);
            if (frame != null && !take(opened, frame, token)) {
                return backoff.next();
            }
            if (opened.isIdle()) {
                dispatcher.idle(this::tell);
            }
        }
        return backoff.next();
    }

    /** Whether the connection goes on. */
    private boolean take(Line opened, Frame frame, String token) throws InterruptedException {
        switch (frame.event()) {
            case "connected" -> {
                backoff.reset();
                set(State.CATCHING_UP);
            }
            case "connect_error" -> {
                return refused(frame, token);
            }
            default -> dispatcher.dispatch(frame, () -> closing);
        }
        if (closing) {
            return false;
        }
        if (frame.is(Event.RESYNC)) {
            set(State.CATCHING_UP);
            String position = dispatcher.resumeFrom();
            opened.send(Frame.text("sync", position == null ? Map.of() : Map.of("position", position)));
        } else if (frame.is(Event.CAUGHT_UP)) {
            set(State.LIVE);
            live.complete(null);
        } else if (frame.is(Event.SESSION_ENDED)) {
            tokens.renew(token);
            return false;
        }
        return true;
    }

    private boolean refused(Frame frame, String token) {
        SocketError error = frame.payload(SocketError.class);
        String code = frame.data().path("code").asString("");
        VerbatimException refusal = VerbatimException.of(error, code);
        if (!refusal.staleToken()) {
            throw refusal;
        }
        tokens.renew(token);
        return false;
    }

    private void set(State next) {
        if (state != next) {
            state = next;
            dispatcher.tellState(next);
        }
    }
}
