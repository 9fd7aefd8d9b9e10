package chat.verbatim.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import io.netty.buffer.Unpooled;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.EOFException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class InProcessSessionTest {
    private static final int MORE_THAN_CONNECTIONS = 200;

    private final Path folder;

    InProcessSessionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aThreadThatIsInterruptedAllTheTimeHasItsWritesCarriedOutAndHurtsNobody(boolean virtual) throws Exception {
        try (EmbeddedStore store = open();
                MongoClient client = store.connect()) {
            MongoCollection<Document> things = things(client);
            things.insertOne(new Document("_id", "before"));
            List<Integer> acknowledged = new ArrayList<>();
            AtomicBoolean ended = new AtomicBoolean();
            ThreadFactory threads =
                    virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
            Thread writer = threads.newThread(() -> {
                for (int i = 0; i < 300; i++) {
                    Thread.interrupted();
                    insert(things, i, acknowledged);
                }
                ended.set(true);
            });
            writer.start();
            while (!ended.get()) {
                writer.interrupt();
                Thread.sleep(2);
            }
            writer.join();

            assertThat(acknowledged).isNotEmpty();
            for (int id : acknowledged) {
                assertThat(things.find(Filters.eq("_id", id)).first()).isNotNull();
            }
            things.insertOne(new Document("_id", "after"));
        }
        try (EmbeddedStore store = open();
                MongoClient client = store.connect()) {
            assertThat(things(client).find(Filters.eq("_id", "after")).first()).isNotNull();
        }
    }

    /** What waits for a connection is interrupted by the driver itself; what has one is not. */
    private static void insert(MongoCollection<Document> things, int id, List<Integer> acknowledged) {
        try {
            things.insertOne(new Document("_id", id));
            acknowledged.add(id);
        } catch (MongoException e) {
            assertThat(e).hasMessageContaining("nterrupted");
        }
    }

    @Test
    void manyAskAtOnceAndEachGetsItsOwnAnswer() throws Exception {
        try (EmbeddedStore store = open();
                MongoClient client = store.connect();
                ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            MongoCollection<Document> things = things(client);
            List<Future<Document>> answers = new ArrayList<>();
            for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
                int id = i;
                answers.add(many.submit(() -> {
                    things.insertOne(new Document("_id", id).append("text", "text " + id));
                    return things.find(Filters.eq("_id", id)).first();
                }));
            }
            for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
                assertThat(answers.get(i).get()).containsEntry("_id", i).containsEntry("text", "text " + i);
            }
        }
    }

    @Test
    void largeDocumentsGoBothWaysWhole() {
        byte[] large = new byte[12_000_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i * 31);
        }
        try (EmbeddedStore store = open();
                MongoClient client = store.connect()) {
            things(client).insertOne(new Document("_id", 1).append("bytes", new Binary(large)));

            assertThat(things(client).find().first()).containsEntry("bytes", new Binary(large));
        }
    }

    @Test
    void whoAsksWhileTheStoreClosesHasAnAnswerOrAnError() throws Exception {
        EmbeddedStore store = open();
        List<Integer> acknowledged = new ArrayList<>();
        CountDownLatch under = new CountDownLatch(20);
        try (MongoClient client = store.connect()) {
            Thread writer = Thread.ofVirtual().start(() -> assertThat(catchThrowable(() -> {
                        for (int i = 0; ; i++) {
                            things(client).insertOne(new Document("_id", i));
                            acknowledged.add(i);
                            under.countDown();
                        }
                    }))
                    .isInstanceOf(MongoException.class));
            assertThat(under.await(20, TimeUnit.SECONDS)).isTrue();
            store.close();
            writer.join();
        }
        try (EmbeddedStore again = open();
                MongoClient client = again.connect()) {
            assertThat(things(client).countDocuments()).isBetween((long) acknowledged.size(), acknowledged.size() + 1L);
        }
    }

    @Test
    void endsWhenItCannotReadWhatItIsAsked() throws Exception {
        InProcessSession session =
                new InProcessSession(H2Backend.inMemory(), new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE));
        session.request(
                Unpooled.wrappedBuffer(new byte[] {20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 0, 0, 0, 0}));

        assertThatThrownBy(() -> session.reply(10_000)).isInstanceOf(EOFException.class);
        session.awaitEnd();
        session.request(Unpooled.wrappedBuffer(new byte[] {1}));
        assertThatThrownBy(() -> session.reply(10_000)).isInstanceOf(EOFException.class);
    }

    private EmbeddedStore open() {
        return EmbeddedStore.open(folder, Set.of("things"));
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }
}
