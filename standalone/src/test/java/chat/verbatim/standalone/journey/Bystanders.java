package chat.verbatim.standalone.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/** Two people who talk, and how long each message takes from one to the other, while something else goes on. */
final class Bystanders implements AutoCloseable {
    private static final int PAUSE_MILLIS = 10;

    private final PlainDevice speaking;
    private final PlainDevice listening;
    private final String chatId;
    private int said;

    Bystanders(ApiClient api) {
        Person one = Person.named("bystander", api);
        Person other = Person.named("bystander", api);
        chatId = one.chatWith(other);
        speaking = PlainDevice.of(one);
        listening = PlainDevice.of(other);
    }

    /** Milliseconds of messages one after the other, as long as this goes on. */
    List<Double> talkWhile(BooleanSupplier goesOn) {
        List<Double> millis = new ArrayList<>();
        while (goesOn.getAsBoolean()) {
            String content = "by the way " + said++;
            Map<String, Object> message = new HashMap<>(Map.of("chatId", chatId, "content", content));
            message.put("idempotencyKey", "bystander-" + said);
            long begin = System.nanoTime();
            speaking.says("send_message", message);
            listening.frames().message(content);
            millis.add((System.nanoTime() - begin) / 1e6);
            pause();
        }
        Collections.sort(millis);
        return millis;
    }

    /** The same, beside something that is done by the caller's thread. */
    List<Double> talkDuring(Runnable work) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<List<Double>> talk = CompletableFuture.supplyAsync(() -> talkWhile(() -> !done.isDone()));
        work.run();
        done.complete(null);
        try {
            return talk.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException failed) {
            throw new AssertionError("The bystanders could not talk", failed.getCause());
        }
    }

    /** Half of the messages took no longer, and 99 of 100. */
    static String percentiles(List<Double> sorted) {
        return "%d messages, p50 %.1f ms, p99 %.1f ms"
                .formatted(sorted.size(), sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    @Override
    public void close() {
        speaking.close();
        listening.close();
    }
}
