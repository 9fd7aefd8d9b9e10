package chat.verbatim.node.admin;

import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.SettingInForce;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** One document for each process. */
public final class StoredProcessSettings implements ProcessSettings {
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final String ID = "_id";
    private static final String SETTINGS = "settings";
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String HIDDEN = "hidden";
    private static final String SOURCE = "source";

    private final MongoCollection<Document> collection;

    /** @param database the one that all processes have in common */
    public StoredProcessSettings(MongoDatabase database) {
        this.collection = database.getCollection("process_settings");
    }

    @Override
    public void publish(String processId, List<SettingInForce> settings) {
        List<Document> stored =
                settings.stream().map(StoredProcessSettings::toDocument).toList();
        collection.replaceOne(Filters.eq(ID, processId), new Document(ID, processId).append(SETTINGS, stored), UPSERT);
    }

    private static Document toDocument(SettingInForce setting) {
        return new Document(NAME, setting.name())
                .append(VALUE, setting.value())
                .append(HIDDEN, setting.hidden())
                .append(SOURCE, setting.source());
    }

    @Override
    public void withdraw(String processId) {
        collection.deleteOne(Filters.eq(ID, processId));
    }

    @Override
    public Map<String, List<SettingInForce>> all() {
        Map<String, List<SettingInForce>> all = new TreeMap<>();
        for (Document process : collection.find()) {
            List<SettingInForce> settings = process.getList(SETTINGS, Document.class, List.of()).stream()
                    .map(StoredProcessSettings::of)
                    .toList();
            all.put(process.getString(ID), settings);
        }
        return all;
    }

    private static SettingInForce of(Document stored) {
        return new SettingInForce(
                stored.getString(NAME),
                stored.getString(VALUE),
                stored.getBoolean(HIDDEN, true),
                stored.getString(SOURCE));
    }
}
