package chat.verbatim.query.user;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UserDirectoryTest {
    private final UserDirectory directory = new UserDirectory(5);

    @BeforeEach
    void fill() {
        put("1", "Grace", "Rear Admiral Grace Hopper");
        put("2", "ada", "Ada Lovelace");
        put("3", "hop", "Éva Straße-Müller");
    }

    private void put(String id, String username, String displayName) {
        directory.put(new UserSummary(id, username, UserProfile.named(displayName)));
    }

    private List<String> find(String query) {
        return directory.find(query, 10).stream().map(UserSummary::username).toList();
    }

    @Test
    void everybodyIsFoundByTheBeginningOfTheUsernameWhateverTheCase() {
        assertThat(find("GRA")).containsExactly("Grace");
        assertThat(find("ada")).containsExactly("ada");
        assertThat(find("race")).isEmpty();
    }

    @Test
    void everybodyIsFoundByTheBeginningOfAWordOfTheName() {
        assertThat(find("love")).containsExactly("ada");
        assertThat(find("adm")).containsExactly("Grace");
        assertThat(find("müll")).containsExactly("hop");
        assertThat(find("grace hop")).containsExactly("Grace");
    }

    @Test
    void matchesComeInTheOrderOfUsernamesAndOnlyOnce() {
        assertThat(find("hop")).containsExactly("Grace", "hop");
        assertThat(directory.find("", 2)).extracting(UserSummary::username).containsExactly("ada", "Grace");
    }

    @Test
    void aSearchGoesOnBehindAUsername() {
        put("4", "hopper", "H");

        assertThat(directory.find("hop", "grace", 1))
                .extracting(UserSummary::username)
                .containsExactly("hop");
        assertThat(directory.find("hop", "hop", 5))
                .extracting(UserSummary::username)
                .containsExactly("hopper");
        assertThat(directory.find("hop", "hopper", 5)).isEmpty();
        assertThat(directory.find("hop", "zzz", 5)).isEmpty();
        assertThat(directory.find("", "ada", 2))
                .extracting(UserSummary::username)
                .containsExactly("Grace", "hop");
    }

    @Test
    void whoHasChangedTheirNameIsFoundByTheNewOneOnly() {
        put("2", "ada", "Countess King");

        assertThat(find("love")).isEmpty();
        assertThat(find("king")).containsExactly("ada");
        assertThat(directory.find("ada", 10).getFirst().profile().displayName()).isEqualTo("Countess King");
    }

    @Test
    void theDirectoryIsBounded() {
        put("4", "dora", "D");
        put("5", "emma", "E");
        put("6", "fay", "F");

        assertThat(find("")).containsExactly("ada", "dora", "emma", "Grace", "hop");
        put("5", "emma", "Still there");
        assertThat(find("still")).containsExactly("emma");
    }
}
