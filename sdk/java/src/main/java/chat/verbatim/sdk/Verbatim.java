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
import org.jspecify.annotations.Nullable;

/**
 * A client of Verbatim for one account at one server. Any thread may call it. Handlers are called one after the other, in the order of
 * the log, by one thread; each message once for each run of the process, and again when the process was killed in a handler.
 */
public final class Verbatim implements AutoCloseable {
    private final URI server;
    private final HttpClient http;
    private final Store store;
    private final boolean resume;
    private final Tokens tokens;
    private final ReadPosition read = new ReadPosition();
    private final Handlers handlers = new Handlers();
    private final Api api;
    private volatile @Nullable Account account;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;

    Verbatim(URI server, Store store, @Nullable String token, boolean resume) {
        this.server = server;
        this.store = store;
        this.resume = resume;
        http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        tokens = new Tokens(store, Clock.systemUTC(), token, this::refresh);
        tokens.onNewToken(fresh -> tell("authenticate", Map.of("token", fresh)));
        api = new Api(server, new ApiHttp(http, tokens, read, pause -> Thread.sleep(pause.toMillis())));
    }

    /** A client of the server at this address, as in {@code http://localhost:8080}. */
    public static VerbatimBuilder builder(String url) {
        return new VerbatimBuilder(URI.create(url.replaceFirst("/+$", "")));
    }

    /** Creates an account and its first session. */
    public User register(RegisterRequest account) {
        return take(api.auth().register(account));
    }

    /** Starts a session. */
    public User logIn(String email, String password) {
        return take(api.auth().login(new LoginRequest().email(email).password(password)));
    }

    /** Goes on with the session of the store; answers whether there is one. Needs no server: it is asked when it is needed. */
    public boolean restore() {
        Tokens.Stored stored = tokens.stored();
        if (stored == null) {
            return false;
        }
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
        Account known = account;
        if (known == null) {
            account = Account.of(user, this::deliver, store, resume, handlers, read);
        } else if (!known.user().getId().equals(user.getId())) {
            throw new IllegalStateException(
                    "A client is for one account: make another one for " + user.getUsername() + '.');
        }
    }

    private Message deliver(Outgoing row) {
        ApiResponse<Message> answer = api.messages()
                .sendMessageWithHttpInfo(
                        row.chatId(),
                        new SendMessageRequest().content(row.content()).replyTo(row.replyTo()),
                        row.key());
        return answer.getData();
    }

    /**
     * Opens the connection and keeps it open; returns when everything that was missed is here. Goes on trying while the server cannot be
     * reached.
     *
     * @throws VerbatimException when the server refuses the token, or nobody is logged in
     */
    public void connect() {
        introduce();
        Connection opened;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("This client was closed: make another one.");
            }
            opened = connection;
            if (opened == null || opened.state() == State.CLOSED) {
                opened = new Connection(http, server, tokens, account().dispatcher());
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
        Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(2), () -> 0.5);
        while (account == null && !closed) {
            if (!tokens.isFixed()) {
                if (!restore()) {
                    throw VerbatimException.unauthenticated("Nobody is logged in: call logIn or register first.");
                }
                return;
            }
            try {
                become(api.users().getMe(null));
            } catch (VerbatimException e) {
                if (!e.passing() || e.staleToken()) {
                    throw e;
                }
                pause(backoff.next());
            }
        }
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw VerbatimException.unreachable("Interrupted before the server answered.", e);
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
        Account known = account;
        if (known != null) {
            known.outbox().close();
        }
    }

    /** The account of this client; known after {@code logIn}, {@code register}, {@code restore} or {@code connect}. */
    public User me() {
        return account().user();
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
        return send(chatId, content, key, null);
    }

    /**
     * As {@link #send(String, String, String)}, shown as a reply to a message of the same chat.
     *
     * @param replyTo its id; null for none. When it is deleted before this one arrives, the server refuses this one with {@code message-deleted}
     */
    public CompletableFuture<Message> send(String chatId, String content, String key, @Nullable String replyTo) {
        return outbox().send(chatId, content, key, replyTo);
    }

    /**
     * Answers a message, once: however often this is called for the message, one answer is kept. It is not shown with the message: see
     * {@link #send(String, String, String, String)}.
     */
    public CompletableFuture<Message> reply(Message message, String content) {
        return send(message.getChatId(), content, "reply-" + message.getId());
    }

    /** What waits to be sent. */
    public Outbox outbox() {
        return account().outbox();
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
    public @Nullable String position() {
        Account known = account;
        return known == null ? null : known.dispatcher().position();
    }

    /** The generated HTTP calls, with the token, and reads that see what was written. */
    public Api api() {
        return api;
    }

    private Account account() {
        Account known = account;
        if (known == null) {
            throw new IllegalStateException("Nobody is logged in: call logIn, register, restore or connect first.");
        }
        return known;
    }
}
