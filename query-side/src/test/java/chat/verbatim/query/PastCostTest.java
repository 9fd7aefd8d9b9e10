package chat.verbatim.query;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.query.ReadCounter.Reads;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a look at the past costs, counted in round trips and documents. */
class PastCostTest {
    private static final int SMALL = 1_000;
    private static final int LARGE = 20_000;
    /** In both chats. */
    private static final int EDITED_LATER = 40;

    private static final int LOOKS = 8;

    private static QueryServer server;
    private static String ada;
    private static String grace;
    private static ScriptedChat small;
    private static ScriptedChat large;

    @BeforeAll
    static void live() {
        server = QueryServer.startUnchecked();
        ada = ScriptedChat.user(server.log(), "ada", "Ada");
        grace = ScriptedChat.user(server.log(), "grace", "Grace");
        small = chat(SMALL);
        large = chat(LARGE);
        for (String projection : List.of("chat", "group", "user", "travel")) {
            server.awaitHead(projection);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The messages around the middle were edited and reacted to at its end. */
    private static ScriptedChat chat(int messages) {
        ScriptedChat chat = ScriptedChat.heldDirect(server.log(), ada, grace);
        for (int i = 1; i <= messages; i++) {
            chat.send(ada, "no. " + i);
        }
        for (int i = 0; i < EDITED_LATER; i++) {
            long seq = messages / 2L - i;
            chat.edit(ada, seq, "No. " + seq);
            chat.react(grace, seq, "👍");
        }
        chat.flush();
        return chat;
    }

    /** The least of some looks: projections that look for more in between are counted as well. */
    private static Reads cost(ScriptedChat chat, String path) {
        // What is kept in memory, such as names, is there then.
        server.get(ada, chat.path() + path, "0");
        Reads least = look(chat, path);
        for (int i = 1; i < LOOKS; i++) {
            least = least.least(look(chat, path));
        }
        return least;
    }

    private static Reads look(ScriptedChat chat, String path) {
        Reads before = server.reads().now();
        QueryServer.Answer answer = server.get(ada, chat.path() + path, "0");
        Reads cost = server.reads().now().since(before);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return cost;
    }

    @Test
    void aPageOfChangedMessagesCostsTheSameInALongChat() {
        Reads inSmall = cost(small, "/as-of/messages?limit=50&seq=" + SMALL / 2);
        Reads inLarge = cost(large, "/as-of/messages?limit=50&seq=" + LARGE / 2);

        assertThat(inSmall.documents()).isBetween(50L + 2 * EDITED_LATER, 50L + 2 * EDITED_LATER + 10);
        // A chat of more than 2,048 events has its bits in blocks.
        assertThat(inLarge.roundTrips()).isLessThanOrEqualTo(inSmall.roundTrips() + 4);
        assertThat(inLarge.documents()).isLessThanOrEqualTo(inSmall.documents() + 6);
    }

    @Test
    void theChatOfASeqCostsTheSameInALongChat() {
        assertThat(cost(large, "/as-of?seq=" + LARGE / 2)).isEqualTo(cost(small, "/as-of?seq=" + SMALL / 2));
    }

    @Test
    void aTimeIsFoundWithOneRoundTripMoreForEach32Times() {
        String time = "/as-of?time=" + small.now().minusSeconds(SMALL / 2);
        Reads inSmall = cost(small, time);
        Reads inLarge = cost(large, "/as-of?time=" + large.now().minusSeconds(LARGE / 2));

        assertThat(inLarge.roundTrips()).isLessThanOrEqualTo(inSmall.roundTrips() + 1);
        assertThat(inLarge.documents()).isLessThanOrEqualTo(inSmall.documents() + 31);
    }
}
