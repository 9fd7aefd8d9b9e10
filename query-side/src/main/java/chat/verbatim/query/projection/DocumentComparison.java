package chat.verbatim.query.projection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Says in which fields two stored documents differ, and never what is in them. Texts of people are compared as they are read: stored, the same text
 * looks different each time that it is encrypted.
 */
final class DocumentComparison {
    private static final int MOST_FIELDS = 10;
    private static final String NEWEST_EVENT = "position";

    private final PersonalFields personal;
    private final List<ProjectionPart> parts;

    DocumentComparison(PersonalFields personal, List<ProjectionPart> parts) {
        this.personal = personal;
        this.parts = parts;
    }

    /** Whether the newest event that they hold is the same one. */
    static boolean holdSame(Document one, Document other) {
        Object position = one.get(StoredDocument.POSITION);
        return position != null && position.equals(other.get(StoredDocument.POSITION));
    }

    /** At most ten names of fields, with those that they are in: {@code lastAudit.seq}; none when the documents are the same. */
    List<String> differing(Document one, Document other) {
        List<String> names = new ArrayList<>();
        Document fields = fieldsOf(one);
        compare("", fields, fieldsOf(other), writerOf(one.getString(StoredDocument.ID), fields), names);
        if (!Objects.equals(one.get(StoredDocument.POSITION), other.get(StoredDocument.POSITION))) {
            names.add(NEWEST_EVENT);
        }
        return names.size() <= MOST_FIELDS ? names : names.subList(0, MOST_FIELDS);
    }

    private @Nullable String writerOf(String id, Document fields) {
        return parts.stream()
                .map(part -> part.writerOf(id, fields))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static Document fieldsOf(Document stored) {
        return stored.get(StoredDocument.FIELDS) instanceof Document fields ? fields : stored;
    }

    private void compare(String in, Document one, Document other, @Nullable String writer, List<String> names) {
        Set<String> all = new LinkedHashSet<>(one.keySet());
        all.addAll(other.keySet());
        for (String name : all) {
            Object here = one.get(name);
            Object there = other.get(name);
            if (here instanceof Document nested && there instanceof Document nestedThere) {
                compare(in + name + '.', nested, nestedThere, writer, names);
            } else if (one.containsKey(name) != other.containsKey(name) || !same(here, there, writer)) {
                names.add(in + name);
            }
        }
    }

    private boolean same(@Nullable Object one, @Nullable Object other, @Nullable String writer) {
        if (Objects.equals(one, other)) {
            return true;
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            return sameElements(list, otherList, writer);
        }
        if (one instanceof Document document && other instanceof Document otherDocument) {
            List<String> names = new ArrayList<>();
            compare("", document, otherDocument, writer, names);
            return names.isEmpty();
        }
        return writer != null
                && one instanceof String text
                && other instanceof String otherText
                && sameText(writer, text, otherText);
    }

    private boolean sameText(String writer, String one, String other) {
        if (personal.isErased(writer)) {
            // All of theirs is read as nothing, also what was never a text: only what nobody can read is the same.
            return isUnreadable(one) && isUnreadable(other);
        }
        try {
            return personal.fromStored(writer, one).equals(personal.fromStored(writer, other));
        } catch (RuntimeException damaged) {
            if (FailedEventException.isOfStore(damaged)) {
                throw damaged;
            }
            return false;
        }
    }

    private static boolean isUnreadable(String stored) {
        return stored.isEmpty() || stored.startsWith(PersonalFields.SEALED);
    }

    private boolean sameElements(List<?> one, List<?> other, @Nullable String writer) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i), writer)) {
                return false;
            }
        }
        return true;
    }
}
