package chat.verbatim.eventstore;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.jspecify.annotations.Nullable;

/** Builds a {@link DenseLogEventStore}. A database and a serializer are required, everything else has a default. */
public final class DenseLogEventStoreBuilder extends AbstractEventStore.Builder {

    private @Nullable MongoDatabase database;
    private @Nullable Serializer eventSerializer;
    private @Nullable Serializer snapshotSerializer;
    private EventUpcaster upcasters = NoOpEventUpcaster.INSTANCE;
    private SnapshotFilter snapshotFilter = SnapshotFilter.allowAll();
    private LogSettings settings = LogSettings.defaults();
    private PayloadTransformer transformer = PayloadTransformer.identity();
    private LogNudge nudge = LogNudge.none();
    private Durability durability = Durability.byWriteConcern();

    DenseLogEventStoreBuilder() {}

    /** The parts that a store and its engine share. */
    record Parts(
            DenseLogEngine engine,
            LogTail tail,
            TailReader tailReader,
            GroupCommitter committer,
            ClaimLookup claims,
            ChainVerifier verifier,
            LogProofs proofs,
            LogPages pages,
            Duration pace) {}

    /** Where the log and the snapshots are. Required. */
    public DenseLogEventStoreBuilder database(MongoDatabase mongoDatabase) {
        this.database = mongoDatabase;
        return this;
    }

    /** Serialises events, and snapshots unless they get their own serializer. Must yield text. Required. */
    public DenseLogEventStoreBuilder serializer(Serializer serializer) {
        this.eventSerializer = serializer;
        return this;
    }

    /** Serialises snapshots. */
    public DenseLogEventStoreBuilder snapshotSerializer(Serializer serializer) {
        this.snapshotSerializer = serializer;
        return this;
    }

    /** Brings old events to their present form. */
    public DenseLogEventStoreBuilder upcasters(EventUpcaster upcasterChain) {
        this.upcasters = upcasterChain;
        return this;
    }

    /** Which snapshots are still of use. */
    public DenseLogEventStoreBuilder snapshotFilter(SnapshotFilter filter) {
        this.snapshotFilter = filter;
        return this;
    }

    /** Names and limits; {@link LogSettings#defaults()} otherwise. */
    public DenseLogEventStoreBuilder settings(LogSettings logSettings) {
        this.settings = logSettings;
        return this;
    }

    /** What payloads pass through between event and document; identity otherwise. */
    public DenseLogEventStoreBuilder payloadTransformer(PayloadTransformer payloadTransformer) {
        this.transformer = payloadTransformer;
        return this;
    }

    /** How processes on this log tell each other of appends; not at all otherwise. */
    public DenseLogEventStoreBuilder nudge(LogNudge logNudge) {
        this.nudge = logNudge;
        return this;
    }

    /** What makes a group of appends durable beyond the server's acknowledgement; nothing otherwise. */
    public DenseLogEventStoreBuilder durability(Durability force) {
        this.durability = force;
        return this;
    }

    @Override
    public DenseLogEventStoreBuilder messageMonitor(MessageMonitor<? super EventMessage<?>> messageMonitor) {
        super.messageMonitor(messageMonitor);
        return this;
    }

    @Override
    public DenseLogEventStoreBuilder spanFactory(EventBusSpanFactory spanFactory) {
        super.spanFactory(spanFactory);
        return this;
    }

    /** Creates the log's index where it is missing and returns the store. */
    public DenseLogEventStore build() {
        MongoDatabase mongo = required(database, "database");
        Serializer events = required(eventSerializer, "serializer");
        Serializer forSnapshots = snapshotSerializer == null ? events : snapshotSerializer;
        EventMapping mapping = new EventMapping(events, upcasters, transformer);
        LogCollection collection = new LogCollection(mongo, settings.logCollection());
        collection.ensureIndexes();
        LogTail tail = new LogTail(collection, mapping, durability, settings.ringCommits());
        ClaimLookup claims = new ClaimLookup(collection, mapping);
        Turns turns = new Turns(mongo.getCollection(settings.logCollection() + "_turns"));
        GroupWriter writer = new GroupWriter(
                collection, tail, durability, new Conflicts(collection, claims), turns, settings.settleTimeout());
        GroupCommitter committer = new GroupCommitter(writer, tail, nudge, settings);
        SnapshotCollection snapshots = new SnapshotCollection(
                mongo, settings.snapshotCollection(), forSnapshots, upcasters, snapshotFilter, transformer);
        DenseLogEngine engine =
                new DenseLogEngine(mapping, collection, tail, committer, snapshots, settings.readBatch());
        storageEngine(engine);
        ChainVerifier verifier = new ChainVerifier(collection, settings.readBatch());
        return new DenseLogEventStore(
                this,
                new Parts(
                        engine,
                        tail,
                        new TailReader(tail, nudge, settings.pollInterval()),
                        committer,
                        claims,
                        verifier,
                        new LogProofs(mongo, settings, collection, mapping, verifier, Clock.systemUTC()),
                        new LogPages(collection, mapping),
                        settings.pace()));
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new AxonConfigurationException("A dense log event store needs a " + name);
        }
        return value;
    }
}
