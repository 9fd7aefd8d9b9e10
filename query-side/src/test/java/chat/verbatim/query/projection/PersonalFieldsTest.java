package chat.verbatim.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.QueryServer;
import chat.verbatim.query.ScriptedChat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever people wrote passes the seam on its way to a document and back, under the name of who wrote it. */
class PersonalFieldsTest {
    private static final String WRITTEN = "Quicksilver";

    /** Stands for a cipher with a key for each user: it tells the owner, and hides the text. */
    private record Reversed() implements PersonalFields {
        @Override
        public String toStored(String userId, String text) {
            return userId + "/" + new StringBuilder(text).reverse();
        }

        @Override
        public String fromStored(String userId, String stored) {
            assertThat(stored).startsWith(userId + "/");
            return new StringBuilder(stored.substring(userId.length() + 1))
                    .reverse()
                    .toString();
        }
    }

    @Test
    void nothingThatPeopleWroteButNamesOfGroupsIsStoredAsItIsAndAllOfItIsShown() {
        try (QueryServer server = QueryServer.startWith(new Reversed())) {
            String ada = ScriptedChat.user(server.log(), "ada" + WRITTEN, "Ada " + WRITTEN);
            String grace = ScriptedChat.user(server.log(), "grace", "Grace");
            ScriptedChat chat = ScriptedChat.group(server.log(), ada, grace);
            long seq = chat.send(ada, WRITTEN + " by Ada");
            chat.edit(ada, seq, WRITTEN + " edited by Ada");
            chat.rename(grace, "named by Grace");

            String shown = server.get(grace, chat.path()).text()
                    + server.get(grace, chat.path() + "/messages").text();
            assertThat(shown).contains("named by Grace", WRITTEN + " edited by Ada", "Ada " + WRITTEN);
            for (String projection : List.of("chat", "user")) {
                assertThat(server.documents(projection)).isNotEmpty();
                assertThat(server.documents(projection).values()).noneMatch(document -> document.contains(WRITTEN));
            }
        }
    }
}
