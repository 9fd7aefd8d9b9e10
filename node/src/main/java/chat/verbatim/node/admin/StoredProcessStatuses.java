package chat.verbatim.node.admin;

import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatuses;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One small document for each process. A process that is gone without a word is remembered for a while: somebody will ask. */
public final class StoredProcessStatuses implements ProcessStatuses {
    private static final Logger log = LoggerFactory.getLogger(StoredProcessStatuses.class);
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final String ID = "_id";
    private static final String STATUS = "status";

    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param database the one that all processes have in common */
    public StoredProcessStatuses(MongoDatabase database, Clock clock) {
        this.collection = database.getCollection("process_status");
        this.clock = clock;
    }

    @Override
    public void publish(ProcessStatus status) {
        Document document =
                new Document(ID, status.id()).append(STATUS, Document.parse(json.writeValueAsString(status)));
        collection.replaceOne(Filters.eq(ID, status.id()), document, UPSERT);
    }

    @Override
    public void withdraw(String processId) {
        collection.deleteOne(Filters.eq(ID, processId));
    }

    @Override
    public List<ProcessStatus> all() {
        Instant forgotten = clock.instant().minus(REMEMBERED);
        List<ProcessStatus> found = new ArrayList<>();
        for (Document document : collection.find()) {
            read(document).ifPresent(status -> {
                if (status.seenAt().isBefore(forgotten)) {
                    withdraw(status.id());
                } else {
                    found.add(status);
                }
            });
        }
        found.sort(Comparator.comparing(ProcessStatus::id));
        return found;
    }

    /** @return empty for what another version says in a way that this one does not know */
    private Optional<ProcessStatus> read(Document document) {
        try {
            String text = document.get(STATUS, Document.class).toJson();
            return Optional.of(json.readValue(text, ProcessStatus.class));
        } catch (JacksonException | NullPointerException other) {
            log.debug("The status of {} cannot be read: {}", document.get(ID), other.toString());
            return Optional.empty();
        }
    }
}
