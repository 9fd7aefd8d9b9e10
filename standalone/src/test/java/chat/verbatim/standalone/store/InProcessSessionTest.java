package chat.verbatim.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.EOFException;
import java.nio.file.Path;
import java.util.AbstractMap;
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
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.bson.types.Binary;
import org.h2.mvstore.MVStore;
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
            List<String> others = new ArrayList<>();
            AtomicBoolean ended = new AtomicBoolean();
            ThreadFactory threads =
                    virtual ? Thread.ofVirtual().factory() : Thread.ofPlatform().factory();
            Thread writer = threads.newThread(() -> {
                try {
                    for (int i = 0; i < 300; i++) {
                        Thread.interrupted();
                        insert(things, i, acknowledged, others);
                    }
                } finally {
                    ended.set(true);
                }
            });
            writer.start();
            while (!ended.get()) {
                writer.interrupt();
                Thread.sleep(2);
            }
            writer.join();

            assertThat(acknowledged).isNotEmpty();
            assertThat(others).allMatch(message -> message.contains("nterrupted"));
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
    private static void insert(
            MongoCollection<Document> things, int id, List<Integer> acknowledged, List<String> others) {
        try {
            things.insertOne(new Document("_id", id));
            acknowledged.add(id);
        } catch (MongoException e) {
            others.add(String.valueOf(e.getMessage()));
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
            AtomicReference<Throwable> end = new AtomicReference<>();
            Thread writer = Thread.ofVirtual()
                    .start(() -> end.set(catchThrowable(() -> {
                        for (int i = 0; ; i++) {
                            things(client).insertOne(new Document("_id", i));
                            acknowledged.add(i);
                            under.countDown();
                        }
                    })));
            assertThat(under.await(20, TimeUnit.SECONDS)).isTrue();
            store.close();
            writer.join();
            assertThat(end.get()).isInstanceOf(MongoException.class);
        }
        try (EmbeddedStore again = open();
                MongoClient client = again.connect()) {
            assertThat(things(client).countDocuments()).isBetween((long) acknowledged.size(), acknowledged.size() + 1L);
        }
    }

    @Test
    void endsWhenItCannotReadWhatItIsAsked() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        InProcessSession session = session(H2Backend.inMemory(), ended);
        session.request(
                Unpooled.wrappedBuffer(new byte[] {20, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 0, 0, 0, 0}));

        assertThatThrownBy(() -> session.reply(10_000)).isInstanceOf(EOFException.class);
        session.awaitEnd();
        assertThat(ended.getCount()).isZero();
        session.request(Unpooled.wrappedBuffer(new byte[] {1}));
        assertThatThrownBy(() -> session.reply(10_000)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> session.reply(0)).isInstanceOf(EOFException.class);
    }

    @Test
    void endsWhenItsAnswerCannotBeWritten() throws Exception {
        H2Backend broken = new H2Backend(MVStore.open(null)) {
            @Override
            public de.bwaldvogel.mongo.bson.Document handleMessage(MongoMessage message) {
                return new de.bwaldvogel.mongo.bson.Document("large", new Unwritable());
            }
        };
        InProcessSession session = session(broken, new CountDownLatch(1));
        session.request(message(new de.bwaldvogel.mongo.bson.Document("hello", 1)));

        assertThatThrownBy(() -> session.reply(10_000)).isInstanceOf(EOFException.class);
        session.awaitEnd();
    }

    private static final class Unwritable extends AbstractMap<String, Object> {
        @Override
        public Set<Entry<String, Object>> entrySet() {
            throw new OutOfMemoryError("for this test");
        }
    }

    /** As a driver sends it: header, flags, and a document. */
    private static ByteBuf message(de.bwaldvogel.mongo.bson.Document document) {
        ByteBuf message = Unpooled.buffer().writeZero(4);
        message.writeIntLE(1).writeIntLE(0).writeIntLE(2013).writeIntLE(0).writeByte(0);
        BsonEncoder.encodeDocument(document, message);
        return message.setIntLE(0, message.readableBytes());
    }

    @Test
    void waitsNoLongerThanItWasAskedTo() throws Exception {
        InProcessSession session = session(H2Backend.inMemory(), new CountDownLatch(1));

        assertThat(session.reply(50)).isNull();
        assertThat(session.reply(1_100)).isNull();
        session.end();
        assertThatThrownBy(() -> session.reply(0)).isInstanceOf(EOFException.class);
    }

    private static InProcessSession session(MongoBackend backend, CountDownLatch ended) {
        InProcessSession session = new InProcessSession(backend, one -> ended.countDown());
        session.start();
        return session;
    }

    private EmbeddedStore open() {
        return EmbeddedStore.open(folder, Set.of("things"));
    }

    private static MongoCollection<Document> things(MongoClient client) {
        return client.getDatabase("test").getCollection("things");
    }
}
