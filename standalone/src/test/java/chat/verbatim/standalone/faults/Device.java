package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.Requests.Answer;
import chat.verbatim.standalone.faults.Requests.Question;
import chat.verbatim.standalone.faults.Sabotage.Saboteur;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client as the contract wants it: it comes back by itself, resumes, sends again what was not acknowledged. One thread uses it. */
final class Device implements AutoCloseable {
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(20);
    private static final int PAUSE_MILLIS = 150;
    private static final int TRIES = 400;
    private static final int TOKEN_REFUSED = 4401;

    private final User user;
    private final Ways ways;
    private final Random random;
    private final DeviceMemory memory;
    private final Saboteur saboteur;
    private final boolean resumes;
    private @Nullable Line line;

    Device(String name, User user, boolean resumes, Ways ways, Random random, Sabotage sabotage) {
        this.user = user;
        this.ways = ways;
        this.random = random;
        this.resumes = resumes;
        this.memory = new DeviceMemory(name, user.id(), resumes);
        this.saboteur = new Saboteur(sabotage);
    }

    DeviceMemory memory() {
        return memory;
    }

    User user() {
        return user;
    }

    boolean resumes() {
        return resumes;
    }

    /** Live at this gateway, if it lets the device in now. */
    void moveTo(int gateway) throws InterruptedException {
        disconnect();
        connect(ways.gateways().get(gateway));
    }

    /** Live again, if it is not; at whichever gateway answers. */
    Line connected() throws InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            Line open = line;
            if (open != null && open.isOpen() && !open.isSilent() && stays(open)) {
                return open;
            }
            disconnect();
            if (!connect(ways.gateways().get(random.nextInt(ways.gateways().size())))) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        throw new IllegalStateException("No gateway lets " + user.name() + " in");
    }

    private boolean stays(Line open) throws InterruptedException {
        fetchWhatIsNew();
        if (!memory.takeResync()) {
            return true;
        }
        int before = memory.heard();
        String position = memory.position();
        try {
            open.ask("sync", position == null ? Map.of() : Map.of("position", position));
            return awaitCaughtUp(open, before);
        } catch (ExecutionException | TimeoutException noAnswer) {
            return false;
        }
    }

    private boolean connect(URI gateway) throws InterruptedException {
        String from = memory.begin();
        Map<String, String> auth = new HashMap<>(Map.of("token", user.token()));
        if (from != null) {
            auth.put("position", from);
        }
        try {
            Line opened = Line.open(gateway, auth, frame -> saboteur.pass(frame).forEach(memory::hear));
            line = opened;
            if (awaitCaughtUp(opened, 0)) {
                return true;
            }
            if (opened.closeCode() == TOKEN_REFUSED) {
                user.logIn();
            }
        } catch (ExecutionException | TimeoutException notNow) {
            // Another one, then.
        }
        return false;
    }

    private boolean awaitCaughtUp(Line opened, int heardBefore) throws InterruptedException {
        long deadline = System.nanoTime() + TO_CATCH_UP.toNanos();
        while (!memory.isCaughtUp(heardBefore)) {
            if (!opened.isOpen() || System.nanoTime() - deadline > 0) {
                opened.cut();
                return false;
            }
            Thread.sleep(5);
        }
        if (resumes && memory.isStartedAnew(heardBefore)) {
            fetchAll();
        }
        return true;
    }

    void disconnect() {
        Line open = line;
        line = null;
        if (open != null) {
            open.cut();
        }
    }

    /** Waits until everything up to a place in the log has been heard. */
    boolean awaitPosition(long reached, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - deadline < 0) {
            connected();
            if (Frame.number(String.valueOf(memory.position())) >= reached) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }

    /** Says something over the line; null when there was no answer. */
    @Nullable
    JsonNode ask(String event, Map<String, Object> data) throws InterruptedException {
        try {
            return connected().ask(event, data);
        } catch (ExecutionException | TimeoutException noAnswer) {
            // Whoever does not answer may be stuck; another one serves.
            disconnect();
            return null;
        }
    }

    private void fetchAll() throws InterruptedException {
        long at = Frame.number(String.valueOf(memory.position()));
        for (String chatId : chatIds(String.valueOf(memory.position()))) {
            fetch(chatId, at);
        }
    }

    private void fetchWhatIsNew() throws InterruptedException {
        for (Map.Entry<String, Long> chat : memory.takeFetches().entrySet()) {
            if (resumes) {
                fetch(chat.getKey(), chat.getValue());
            }
        }
    }

    private List<String> chatIds(String position) throws InterruptedException {
        Answer chats = ways.querySide()
                .untilAnswered(
                        random,
                        Question.of("GET", "/api/chats?limit=100", user.token(), null)
                                .after(position));
        List<String> ids = new ArrayList<>();
        chats.body().path("items").forEach(chat -> ids.add(chat.path("id").asString()));
        return ids;
    }

    private void fetch(String chatId, long position) throws InterruptedException {
        Fetched fetched = Fetched.of(user, chatId, Long.toString(position), question -> ways.querySide()
                .untilAnswered(random, question));
        if (fetched != null) {
            memory.fetched(chatId, position, fetched.chat(), fetched.messages());
        }
    }

    /** Waits until this was heard, and stays connected meanwhile. */
    boolean await(String content, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - deadline < 0) {
            connected();
            long slice = Math.min(deadline, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200));
            if (memory.await(
                    frame -> frame.isMessage()
                            && frame.data().path("content").asString().equals(content),
                    slice)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        disconnect();
    }
}
