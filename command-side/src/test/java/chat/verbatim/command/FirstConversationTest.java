package chat.verbatim.command;

import static chat.verbatim.command.HttpClientOfTests.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.command.HttpClientOfTests.Answer;
import chat.verbatim.command.HttpClientOfTests.Person;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@OverHttp
class FirstConversationTest {
    @LocalServerPort
    private int port;

    private HttpClientOfTests http;

    @BeforeEach
    void connect() {
        http = new HttpClientOfTests(port);
    }

    @Test
    void twoPeopleRegisterLogInAndTalk() throws Exception {
        Person ada = http.register();
        Person grace = http.register();
        Answer login = http.post(
                        null,
                        "/api/auth/login",
                        Map.of("email", ada.email().toUpperCase(Locale.ROOT), "password", PASSWORD))
                .expect(200);
        assertThat(login.text("/user/id")).isEqualTo(ada.id());
        assertThat(login.body().path("expiresIn").asLong()).isEqualTo(900);

        Answer chat = http.post(ada, "/api/chats", Map.of("participants", List.of(grace.id()), "isGroup", false))
                .expect(201);
        String chatId = chat.text("/id");
        Answer again = http.post(grace, "/api/chats", Map.of("participants", List.of(ada.id()), "isGroup", false))
                .expect(200);
        assertThat(again.text("/id")).isEqualTo(chatId);
        assertThat(again.position()).isEqualTo(chat.position());

        Answer sent = http.post(
                        ada, "/api/chats/" + chatId + "/messages", Map.of("content", "Hello!"), "Idempotency-Key", "k1")
                .expect(201);
        assertThat(sent.text("/id")).isEqualTo(chatId + "_1");
        assertThat(sent.text("/content")).isEqualTo("Hello!");
        assertThat(sent.text("/status")).isEqualTo("sent");
        assertThat(sent.text("/sender/id")).isEqualTo(ada.id());
        assertThat(sent.position()).isEqualTo(sent.text("/position")).isNotEqualTo("0");

        Answer resent = http.post(
                        ada, "/api/chats/" + chatId + "/messages", Map.of("content", "other"), "Idempotency-Key", "k1")
                .expect(200);
        assertThat(resent.body()).isEqualTo(sent.body());
    }
}
