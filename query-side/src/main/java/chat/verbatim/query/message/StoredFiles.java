package chat.verbatim.query.message;

import chat.verbatim.api.attachment.Attachment;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bson.Document;

/** The files of a message as its document has them. */
final class StoredFiles {
    private static final String ID = "id";
    private static final String NAME = "name";
    private static final String TYPE = "type";
    private static final String SIZE = "size";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";

    private StoredFiles() {}

    /** @param stored what is kept of a name, which is a personal text */
    static List<Document> of(List<Attachment> files, UnaryOperator<String> stored) {
        return files.stream()
                .map(file -> new Document(ID, file.id())
                        .append(NAME, stored.apply(file.name()))
                        .append(TYPE, file.type())
                        .append(SIZE, file.size())
                        .append(WIDTH, file.width())
                        .append(HEIGHT, file.height()))
                .toList();
    }

    static List<Attachment> toAttachments(List<Document> files, UnaryOperator<String> shown) {
        return files.stream()
                .map(file -> new Attachment(
                        file.getString(ID),
                        shown.apply(file.getString(NAME)),
                        file.getString(TYPE),
                        file.getLong(SIZE),
                        file.getInteger(WIDTH),
                        file.getInteger(HEIGHT)))
                .toList();
    }

    static List<Document> onlyIds(List<Document> files) {
        return ids(files).stream().map(id -> new Document(ID, id)).toList();
    }

    static List<String> ids(List<Document> files) {
        return files.stream().map(file -> file.getString(ID)).toList();
    }
}
