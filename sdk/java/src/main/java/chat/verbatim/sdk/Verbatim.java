package chat.verbatim.sdk;

import chat.verbatim.sdk.http.ApiResponse;
import chat.verbatim.sdk.model.LoginRequest;
import chat.verbatim.sdk.model.LogoutRequest;
import chat.verbatim.sdk.model.Message;
import chat.verbatim.sdk.model.RefreshRequest;
import chat.verbatim.sdk.model.RegisterRequest;
import chat.verbatim.sdk.model.SendMessageRequest;
import chat.verbatim.sdk.model.Session;
import chat.verbatim.sdk.model.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A client of Verbatim for one account at one server. Any thread may call it. Handlers are called one after the other, in the order of
 * the log, by one thread; each message once for each run of the process, and again when the process was killed in a handler.
 */
public final class Verbatim implements AutoCloseable {
    private static final int SENDING_THREADS = 4;

    private final URI server;
    private final HttpClient http;
    private final Store store;
    private final boolean resume;
    private final Tokens tokens;
    private final ReadPosition read = new ReadPosition();
    private final Handlers handlers = new Handlers();
    private final Api api;
    private @Nullable User me;
    private @Nullable Outbox outbox;
    private @Nullable Dispatcher dispatcher;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    private Verbatim(Builder builder) {
        server = builder.server;
        store = builder.store;
        resume = builder.resume;
        http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        tokens = new Tokens(store, Clock.systemUTC(), builder.token, this::refresh);
        tokens.onNewToken(token -> tell("authenticate", Map.of("token", token)));
        api = new Api(server, new ApiHttp(http, tokens, read, pause -> Thread.sleep(pause.toMillis())));
    }

    /** A client of the server at this address, as in {@code http://localhost:8080}, that keeps nothing over its end. */
    public static Verbatim at(String url) {
        return builder(url).build();
    }

    /** A client with options. */
    public static Builder builder(String url) {
        return new Builder(URI.create(url.replaceFirst("/+$", "")));
    }

    /** What a client may be told beside the address of its server. */
    public static final class Builder {
        private final URI server;
        private Store store = Store.inMemory();
        private @Nullable String token;
        private boolean resume = true;

        private Builder(URI server) {
            this.server = server;
        }

        /** What outlives the process; memory if left out. */
        public Builder store(Store outliving) {
            store = outliving;
            return this;
        }

        /** A fixed bearer token, as bots have; it is never renewed. Null for sessions. */
        public Builder token(@Nullable String fixed) {
            token = fixed;
            return this;
        }

        /** Whether the position is kept in the store; true if left out. */
        public Builder resume(boolean keep) {
            resume = keep;
            return this;
        }

        public Verbatim build() {
            return new Verbatim(this);
        }
    }

    /** Creates an account and its first session. */
    public User register(RegisterRequest account) {
        return take(api.auth().register(account));
    }

    /** Starts a session. */
    public User logIn(String email, String password) {
        return take(api.auth().login(new LoginRequest().email(email).password(password)));
    }

    /** Goes on with the session of the store; answers whether there is one. */
    public synchronized boolean restore() {
        Tokens.Stored stored = tokens.stored();
        if (stored == null) {
            return false;
        }
        tokens.renew(null);
        become(stored.user());
        return true;
    }

    /** Ends the session, and the connection. What waits to be sent stays in the store. */
    public void logOut() {
        Tokens.Stored stored = tokens.stored();
        close();
        api.auth().logout(stored == null ? null : new LogoutRequest().refreshToken(stored.refreshToken()));
        tokens.forget();
    }

    private synchronized User take(Session session) {
        tokens.take(session);
        become(session.getUser());
        return session.getUser();
    }

    private Session refresh(Session session) {
        return api.auth().refresh(new RefreshRequest().refreshToken(session.getRefreshToken()));
    }

    private synchronized void become(User user) {
        if (me != null && me.getId().equals(user.getId())) {
            return;
        }
        if (me != null) {
            throw new IllegalStateException(
                    "A client is for one account: make another one for " + user.getUsername() + '.');
        }
        me = user;
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(SENDING_THREADS, task -> {
            Thread thread = new Thread(task, "verbatim-outbox");
            thread.setDaemon(true);
            return thread;
        });
        Outbox sending = new Outbox(
                new Rows(user.getId(), store, Clock.systemUTC()),
                this::deliver,
                threads,
                error -> handlers.tell(Event.ERROR, error));
        outbox = sending;
        sending.flush();
        String key = "verbatim.position." + user.getId();
        Progress progress = new Progress(resume ? store.get(key) : null);
        dispatcher = new Dispatcher(handlers, progress, read, position -> keepPosition(key, position), user.getId());
    }

    private void keepPosition(String key, String position) {
        if (resume) {
            store.set(key, position);
        }
    }

    private Message deliver(Outgoing row) {
        ApiResponse<Message> answer = api.messages()
                .sendMessageWithHttpInfo(row.chatId(), new SendMessageRequest().content(row.content()), row.key());
        return answer.getData();
    }

    /**
     * Opens the connection and keeps it open; returns when everything that was missed is here. Goes on trying while the server cannot be
     * reached.
     *
     * @throws VerbatimException when the server refuses the token, or nobody is logged in
     */
    public void connect() {
        Connection opened;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("This client was closed: make another one.");
            }
            opened = connection;
            if (opened == null || opened.state() == State.CLOSED) {
                if (me == null) {
                    introduce();
                }
                opened = new Connection(http, server, tokens, required(dispatcher));
                connection = opened;
                opened.start();
            }
        }
        try {
            opened.live().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof VerbatimException refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    private void introduce() {
        if (tokens.isFixed()) {
            become(api.users().getMe(null));
        } else if (!restore()) {
            throw VerbatimException.unauthenticated("Nobody is logged in: call logIn or register first.");
        }
    }

    /** Ends the connection after the handler that runs. The outbox and the position stay in the store, for the next client. */
    @Override
    public void close() {
        closed = true;
        try {
            Connection open = connection;
            if (open != null) {
                open.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Outbox sending;
        synchronized (this) {
            sending = outbox;
        }
        if (sending != null) {
            sending.close();
        }
    }

    /** The account of this client; known after {@code logIn}, {@code register}, {@code restore} or {@code connect}. */
    public synchronized User me() {
        return required(me);
    }

    /** Whether this account said it, on whatever device. */
    public boolean isMine(Message message) {
        return message.getSender().getId().equals(me().getId());
    }

    /** How the client stands to its server. */
    public State state() {
        Connection open = connection;
        return open == null ? State.CLOSED : open.state();
    }

    /** Calls a handler from now on. Closing what is answered takes it off again. */
    public <T> AutoCloseable on(Event<T> event, Handler<? super T> handler) {
        return handlers.add(event, handler);
    }

    /** As {@link #send(String, String, String)} under a key of its own. */
    public CompletableFuture<Message> send(String chatId, String content) {
        return send(chatId, content, UUID.randomUUID().toString());
    }

    /**
     * Says something. It is safe in the store when this returns, and is sent until the server has answered, by whatever process has the store
     * then; the key makes the server keep one message however often it is sent.
     *
     * @param key 1 to 128 visible ASCII characters, one for each thing that is said
     * @return the message as the server keeps it; fails only when the server refuses it for good, or this client is closed before
     */
    public CompletableFuture<Message> send(String chatId, String content, String key) {
        return outbox().send(chatId, content, key);
    }

    /** Answers a message, once: however often this is called for the message, one answer is kept. */
    public CompletableFuture<Message> reply(Message message, String content) {
        return send(message.getChatId(), content, "reply-" + message.getId());
    }

    /** What waits to be sent. */
    public synchronized Outbox outbox() {
        return required(outbox);
    }

    /** Everything up to a seq has been read. Told to the server if there is a connection. */
    public void markRead(String chatId, long seq) {
        tell("message_read", Map.of("chatId", chatId, "seq", seq));
    }

    /** The account is typing in a chat; lasts 6 seconds. Told to the server if there is a connection. */
    public void typing(String chatId) {
        tell("user_typing", Map.of("chatId", chatId));
    }

    private void tell(String event, Map<String, ?> data) {
        Connection open = connection;
        if (open != null) {
            open.tell(event, data);
        }
    }

    /** The last place in the log that was processed; null before there is one. Opaque: never parse or compare it. */
    public synchronized @Nullable String position() {
        return dispatcher == null ? null : dispatcher.position();
    }

    /** The generated HTTP calls, with the token, and reads that see what was written. */
    public Api api() {
        return api;
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Nobody is logged in: call logIn, register, restore or connect first.");
        }
        return value;
    }
}
