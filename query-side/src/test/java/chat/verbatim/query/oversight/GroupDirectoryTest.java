package chat.verbatim.query.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.oversight.GroupDirectory.Group;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupDirectoryTest {
    private final GroupDirectory directory = new GroupDirectory(20_000);

    private static GroupDocument group(String id, String name, int members) {
        GroupDocument group = new GroupDocument(id);
        group.begin(name, members);
        return group;
    }

    private void put(String id, String name, int members) {
        directory.put(group(id, name, members));
    }

    private List<String> named(String query) {
        return directory.named(query, null, 10).stream().map(Group::chatId).toList();
    }

    private List<String> largest(int most) {
        return directory.largest(null, most).stream().map(Group::chatId).toList();
    }

    @Test
    void aGroupIsFoundByTheBeginningOfAWordWhateverTheCaseAndTheAccents() {
        put("a", "\u00c4rger mit der Engine", 2);
        put("b", "Die \u00dcbrigen", 2);

        assertThat(named("ARGER")).containsExactly("a");
        assertThat(named("\u00e4rger mit")).containsExactly("a");
        assertThat(named("a\u0308rg")).containsExactly("a");
        assertThat(named("eng")).containsExactly("a");
        assertThat(named("\u00dcBR")).containsExactly("b");
        assertThat(named("gine")).isEmpty();
    }

    @Test
    void emojisAreFoundWhereverTheyBegin() {
        String rocket = "\ud83d\ude80";
        put("a", rocket + " Launch", 2);
        put("b", "Team " + rocket, 2);
        put("c", "Team " + rocket + rocket + " two", 2);

        assertThat(named(rocket)).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(named(rocket + rocket)).containsExactly("c");
        assertThat(named("launch")).containsExactly("a");
    }

    @Test
    void whatIsNothingButAccentsAndBlanksFindsNothing() {
        put("a", "Engines", 2);

        assertThat(named("\u0301")).isEmpty();
        assertThat(named("  ")).isEmpty();
    }

    @Test
    void aRenamedGroupIsFoundByItsNewNameAlone() {
        put("a", "Engines", 2);
        put("a", "Looms", 2);

        assertThat(named("eng")).isEmpty();
        assertThat(named("loo")).containsExactly("a");
    }

    @Test
    void aGroupWhoseNameHasAWordTwiceIsFoundOnce() {
        put("a", "Loom by loom", 2);

        assertThat(named("loom")).containsExactly("a");
    }

    @Test
    void theLargestGroupsComeFirstAndMoveWhenPeopleComeAndGo() {
        put("a", "A", 2);
        put("b", "B", 9);
        put("c", "", 5);
        assertThat(largest(2)).containsExactly("b", "c");

        put("a", "A", 7);
        put("b", "B", 1);
        assertThat(largest(3)).containsExactly("a", "c", "b");
        assertThat(directory.largest(new Group("c", "", 5), 3))
                .extracting(Group::chatId)
                .containsExactly("b");
    }

    @Test
    void tenThousandMatchesArePagedWithoutLossOrRepetition() {
        for (int i = 0; i < 10_000; i++) {
            put("g" + i, "Same name", i % 7);
        }
        List<String> byName = new ArrayList<>();
        List<String> bySize = new ArrayList<>();
        @Nullable Group name = null;
        @Nullable Group size = null;
        for (int page = 0; page < 200; page++) {
            List<Group> named = directory.named("same", name, 50);
            named.forEach(group -> byName.add(group.chatId()));
            name = named.getLast();
            List<Group> large = directory.largest(size, 50);
            large.forEach(group -> bySize.add(group.chatId()));
            size = large.getLast();
        }
        assertThat(byName).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(bySize).hasSize(10_000).doesNotHaveDuplicates();
        assertThat(directory.named("same", name, 50)).isEmpty();
        assertThat(directory.largest(size, 50)).isEmpty();
    }

    @Test
    void aFullDirectoryKeepsWhatItHasAndTakesItsChanges() {
        GroupDirectory small = new GroupDirectory(1);
        small.put(group("a", "Engines", 2));
        small.put(group("b", "Enigmas", 2));
        small.put(group("a", "Engines", 3));

        assertThat(small.named("en", null, 10)).extracting(Group::chatId).containsExactly("a");
        assertThat(small.largest(null, 10)).extracting(Group::members).containsExactly(3);
    }
}
