package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.Requests.Answer;
import chat.verbatim.standalone.faults.Requests.Question;
import chat.verbatim.standalone.faults.Sent.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Somebody at a device, who does what people and bad networks do. */
final class Talker {
    private static final int LONGEST_PAUSE_MILLIS = 600;
    private static final int AT_ONCE = 10;

    private final Device device;
    private final Ways ways;
    private final Random random;
    private final List<String> chatIds;
    private final ClientLog log;
    private final List<Sent> own = new ArrayList<>();
    private int said;

    /** @param chatIds where they talk */
    Talker(Device device, Ways ways, Random random, List<String> chatIds, ClientLog log) {
        this.device = device;
        this.ways = ways;
        this.random = random;
        this.chatIds = chatIds;
        this.log = log;
    }

    Device device() {
        return device;
    }

    List<String> chatIds() {
        return chatIds;
    }

    /** One more thing. */
    void act() throws InterruptedException {
        String chatId = chatIds.get(random.nextInt(chatIds.size()));
        int dice = random.nextInt(100);
        if (dice < 55) {
            say(chatId, device.memory().history().name() + " says " + said++);
        } else if (dice < 70) {
            acknowledge(chatId, "message_ack");
        } else if (dice < 80) {
            acknowledge(chatId, "message_read");
        } else if (dice < 85) {
            change("PATCH", Map.of("content", "edited " + dice));
        } else if (dice < 88) {
            change("DELETE", null);
        } else if (dice < 93) {
            device.disconnect();
        } else if (dice < 96) {
            device.connected().holdUp(Duration.ofMillis(500 + random.nextInt(2_000)));
        } else if (dice < 98) {
            sayAtOnce(chatId, device.memory().history().name() + " says at once " + said++);
        } else {
            device.disconnect();
            Thread.sleep(random.nextInt(3_000));
        }
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
    }

    /** Sends a message until it is acknowledged; acknowledgements get lost at times. */
    void say(String chatId, String content) throws InterruptedException {
        Sent sent = sent(chatId, content);
        boolean overSocket = random.nextInt(5) > 0;
        while (!(overSocket ? sendOverSocket(sent) : sendOverHttp(sent))) {
            overSocket = random.nextBoolean();
        }
        if (random.nextInt(10) == 0) {
            // As if the answer had been lost on the way.
            sendOverHttp(sent);
        }
    }

    private void sayAtOnce(String chatId, String content) throws InterruptedException {
        Sent sent = sent(chatId, content);
        List<Future<Boolean>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                all.add(threads.submit(() -> sendOverHttp(sent)));
            }
        }
        for (Future<Boolean> one : all) {
            if (one.state() == Future.State.FAILED) {
                log.wrong("ten at once: " + one.exceptionNow());
            }
        }
    }

    private Sent sent(String chatId, String content) {
        Sent sent = log.sends(chatId, device.user().id(), content);
        own.add(sent);
        return sent;
    }

    private boolean sendOverSocket(Sent sent) throws InterruptedException {
        JsonNode answer = device.ask(
                "send_message",
                Map.of("chatId", sent.chatId(), "content", sent.content(), "idempotencyKey", sent.key()));
        if (answer == null) {
            return false;
        }
        if (answer.path("ok").asBoolean()) {
            sent.answers().add(receipt(answer.path("message")));
            return true;
        }
        return log.isRefusal(sent, answer.path("error").path("code").asString());
    }

    private boolean sendOverHttp(Sent sent) throws InterruptedException {
        Question question = Question.of(
                        "POST",
                        "/api/chats/" + sent.chatId() + "/messages",
                        device.user().token(),
                        Map.of("content", sent.content()))
                .withKey(sent.key());
        Answer answer = ways.commandSide().untilAnswered(new Random(sent.hashCode()), question);
        if (answer.isOk()) {
            sent.answers().add(receipt(answer.body()));
            return true;
        }
        if (answer.status() == 401) {
            device.user().logIn();
            return false;
        }
        return log.isRefusal(sent, answer.body().path("code").asString());
    }

    private static Receipt receipt(JsonNode message) {
        return new Receipt(message.path("id").asString(), message.path("seq").asLong());
    }

    /** Tells up to where the device has heard a chat. */
    void acknowledge(String chatId, String event) throws InterruptedException {
        device.connected();
        long seq = device.memory().newest(chatId);
        if (seq < 0) {
            return;
        }
        JsonNode answer = device.ask(event, Map.of("chatId", chatId, "seq", seq));
        if (answer != null && answer.path("ok").asBoolean()) {
            device.memory().acknowledged(chatId, seq);
        }
    }

    private void change(String method, @Nullable Object body) throws InterruptedException {
        List<Sent> changeable =
                own.stream().filter(sent -> !sent.answers().isEmpty()).toList();
        if (changeable.isEmpty()) {
            return;
        }
        Sent sent = changeable.get(random.nextInt(changeable.size()));
        String path = "/api/chats/" + sent.chatId() + "/messages/"
                + sent.answers().getFirst().messageId();
        ways.commandSide()
                .untilAnswered(random, Question.of(method, path, device.user().token(), body));
    }
}
