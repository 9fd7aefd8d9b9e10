package chat.verbatim.standalone.journey;

import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.node.SerializerConfiguration;
import chat.verbatim.node.erasure.PersonalKeySettings;
import chat.verbatim.node.erasure.PersonalSeals;
import chat.verbatim.standalone.store.EmbeddedStore;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * Writes a long log into a data folder on which nothing runs, by the product's own event store: sealed, hashed and journaled as any other, only that the disk is not forced. Three of
 * five events are of one chat that exists already, the others of many small ones.
 */
final class LongLog {
    private static final int SMALL = 20;
    private static final int CITIZENS = 60;
    private static final int WRITERS = 64;
    private static final int MOST_IN_COMMIT = 3;

    private final DenseLogEventStore log;
    private final Random random;
    private final WrittenChat longest;
    private final List<String> members;
    private final List<WrittenChat> shared = new ArrayList<>();

    private LongLog(DenseLogEventStore log, Random random, WrittenChat longest, List<String> members) {
        this.log = log;
        this.random = random;
        this.longest = longest;
        this.members = members;
    }

    /**
     * What was written.
     *
     * @param longest the one long chat
     * @param shared small chats of the first two members
     */
    record Written(WrittenChat longest, List<WrittenChat> shared) {}

    /**
     * Writes so many events.
     *
     * @param chatId the long chat, which has been created and in which nothing was said yet
     * @param members those who are in it
     */
    static Written write(Path data, int events, Random random, String chatId, List<String> members) {
        try (EmbeddedStore store = EmbeddedStore.open(data, Set.of());
                MongoClient client = store.connect();
                DenseLogEventStore log = eventStore(client.getDatabase("verbatim"), data)) {
            return new LongLog(log, random, new WrittenChat(chatId), members).write(events);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** As a process of the product makes it. */
    private static DenseLogEventStore eventStore(MongoDatabase database, Path data) {
        PersonalKeySettings keys = new PersonalKeySettings(null, data.resolve("personal-master-key"), 10_000);
        return DenseLogEventStore.builder()
                .database(database)
                .serializer(serializer())
                .payloadTransformer(PersonalSeals.of(database, keys).payloads())
                .build();
    }

    private static Serializer serializer() {
        try (var context = new AnnotationConfigApplicationContext(SerializerConfiguration.class)) {
            var customizers =
                    context.getBeansOfType(Jackson3SerializerCustomizer.class).values();
            return Jackson3Serializer.builder()
                    .jsonMapperBuilderCustomizer(mapper -> customizers.forEach(customizer -> customizer.accept(mapper)))
                    .build();
        }
    }

    private Written write(int events) throws InterruptedException, ExecutionException {
        List<String> citizens = citizens();
        int inLongest = events * 3 / 5;
        List<Runnable> chats = new ArrayList<>();
        for (int left = events - inLongest - CITIZENS; left > 0; left -= SMALL) {
            chats.add(smallChat(chats.size(), Math.min(left, SMALL), citizens));
        }
        RandomTalk talk = new RandomTalk(log, longest, members, MOST_IN_COMMIT, new Random(random.nextLong()));
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> written = new ArrayList<>();
            written.add(writers.submit(() -> talk.happen(inLongest)));
            for (int writer = 0; writer < WRITERS; writer++) {
                int first = writer;
                written.add(writers.submit(() -> {
                    for (int i = first; i < chats.size(); i += WRITERS) {
                        chats.get(i).run();
                    }
                }));
            }
            for (Future<?> one : written) {
                one.get();
            }
        }
        return new Written(longest, shared);
    }

    /** People of whom nobody ever logs in. */
    private List<String> citizens() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < CITIZENS; i++) {
            String id = newId();
            log.publish(new GenericDomainEventMessage<>(
                    "User", id, 0, new UserRegistered(id, "citizen-" + i, UserProfile.named("Citizen " + i))));
            ids.add(id);
        }
        return ids;
    }

    private Runnable smallChat(int number, int events, List<String> citizens) {
        WrittenChat chat = new WrittenChat(newId());
        List<String> two;
        if (number < SMALL) {
            two = members.subList(0, 2);
            shared.add(chat);
        } else {
            int first = random.nextInt(CITIZENS);
            two = List.of(citizens.get(first), citizens.get((first + 1) % CITIZENS));
        }
        Random own = new Random(random.nextLong());
        return () -> new RandomTalk(log, chat, two, MOST_IN_COMMIT, own)
                .begins(new ChatCreated(chat.id(), two.getFirst(), two, true, "Small talk " + number))
                .happen(events - 1);
    }

    private String newId() {
        return "%016x%016x".formatted(random.nextLong(), random.nextLong());
    }
}
