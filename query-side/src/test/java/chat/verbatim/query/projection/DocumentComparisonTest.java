package chat.verbatim.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two documents are compared field by field, and nothing is told of what they say. */
class DocumentComparisonTest {
    private static final ProjectionPart PART = new ProjectionPart() {
        @Override
        public String projection() {
            return "any";
        }

        @Override
        public boolean concerns(Class<?> payloadType) {
            return false;
        }

        @Override
        public void announce(LoggedEvent event, Consumer<String> ids) {}

        @Override
        public void apply(LoggedEvent event, WorkingSet documents) {}

        @Override
        public @Nullable String writerOf(String id, Document fields) {
            return fields.getString("sender");
        }
    };
    private static final PersonalFields SEALED = new PersonalFields() {
        @Override
        public String toStored(String userId, String text) {
            return text;
        }

        @Override
        public String fromStored(String userId, String stored) {
            if (stored.equals("broken")) {
                throw new IllegalArgumentException("no text");
            }
            return isErased(userId) ? "" : stored.substring(stored.indexOf('|') + 1);
        }

        @Override
        public boolean isErased(String userId) {
            return userId.equals("gone");
        }
    };

    private static List<String> differing(Document one, Document other) {
        return differing(one, 1, other, 1);
    }

    private static List<String> differing(Document one, long position, Document other, long otherPosition) {
        return new DocumentComparison(SEALED, List.of(PART))
                .differing(stored(one, position), stored(other, otherPosition));
    }

    private static Document stored(Document fields, long position) {
        return new Document("_id", "x").append("d", fields).append("p", position);
    }

    @Test
    void theSameIsTheSameInWhateverOrderItsFieldsAre() {
        assertThat(differing(
                        new Document("a", 1L).append("b", new Binary(new byte[] {1})),
                        new Document("b", new Binary(new byte[] {1})).append("a", 1L)))
                .isEmpty();
    }

    @Test
    void fieldsAreNamedWithWhatTheyAreIn() {
        assertThat(differing(
                        new Document("a", 1L).append("in", new Document("b", 1L).append("c", 2L)),
                        new Document("a", 2L).append("in", new Document("b", 1L).append("c", 3L))))
                .containsExactly("a", "in.c");
        assertThat(differing(new Document("a", null), new Document())).containsExactly("a");
        assertThat(differing(new Document("list", List.of(1L, 2L)), new Document("list", List.of(2L, 1L))))
                .containsExactly("list");
    }

    @Test
    void theNewestEventIsAFieldLikeOthers() {
        assertThat(differing(new Document("a", 1L), 1, new Document("a", 1L), 2))
                .containsExactly("position");
    }

    @Test
    void textsOfPeopleAreComparedAsTheyAreReadAndOtherOnesAsTheyAre() {
        Document one = new Document("sender", "ada")
                .append("text", "1|hello")
                .append("files", List.of(new Document("name", "1|cat.png")));
        Document other = new Document("sender", "ada")
                .append("text", "2|hello")
                .append("files", List.of(new Document("name", "2|cat.png")));
        assertThat(differing(one, other)).isEmpty();
        assertThat(differing(one, new Document(other).append("text", "2|bye"))).containsExactly("text");
        assertThat(differing(new Document("text", "1|hello"), new Document("text", "2|hello")))
                .containsExactly("text");
    }

    @Test
    void ofWhoIsErasedOnlyWhatNobodyCanReadIsTheSame() {
        Document one = new Document("sender", "gone").append("text", "\0abc").append("key", "k1");
        assertThat(differing(one, new Document(one).append("text", "\0xyz"))).isEmpty();
        assertThat(differing(one, new Document(one).append("text", ""))).isEmpty();
        assertThat(differing(one, new Document(one).append("text", "readable"))).containsExactly("text");
        assertThat(differing(one, new Document(one).append("key", "k2"))).containsExactly("key");
    }

    @Test
    void aTextThatCannotBeReadIsDifferentAndEndsNothing() {
        Document one = new Document("sender", "ada").append("text", "1|hello");
        assertThat(differing(one, new Document(one).append("text", "broken"))).containsExactly("text");
    }

    @Test
    void whatIsDamagedIsDifferent() {
        Document damaged = new Document("_id", "x").append("d", "nonsense");
        assertThat(new DocumentComparison(SEALED, List.of(PART)).differing(damaged, stored(new Document("a", 1L), 1)))
                .isNotEmpty();
    }
}
