package chat.verbatim.command;

import static chat.verbatim.command.HttpClientOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.command.HttpClientOfTests.Answer;
import chat.verbatim.command.HttpClientOfTests.Person;
import de.bwaldvogel.mongo.MongoServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** The database goes away while people talk. */
@OverHttp
@DirtiesContext
@TestPropertySource(properties = "test.patience-seconds=5")
class DatabaseAwayTest {
    @LocalServerPort
    private int port;

    @Autowired
    private MongoServer database;

    @Test
    void everybodyIsToldToTryAgainAndNobodyWhatHappened() throws Exception {
        HttpClientOfTests http = new HttpClientOfTests(port);
        Person ada = http.register();
        String chat = http.post(ada, "/api/chats", Map.of("participants", List.of(), "isGroup", true))
                .expect(201)
                .text("/id");
        database.shutdownNow();
        List<Answer> answers = List.of(
                http.post(ada, "/api/chats/" + chat + "/messages", Map.of("content", "Hello")),
                http.get(ada, "/api/users/me"),
                http.post(null, "/api/auth/login", Map.of("email", ada.email(), "password", PASSWORD)),
                http.post(null, "/api/auth/refresh", Map.of("refreshToken", ada.refreshToken())));
        for (Answer answer : answers) {
            answer.expect(503);
            assertThat(answer.text("/code")).isIn("unavailable", "outcome-unknown");
            assertThat(answer.raw().headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.raw().body()).doesNotContain("mongo", "Exception", "localhost");
        }
    }
}
