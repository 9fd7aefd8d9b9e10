package chat.verbatim.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LogFieldsTest {
    private final List<Map<String, String>> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            lines.add(Map.copyOf(line.getMDCPropertyMap()));
        }
    };

    @LocalServerPort
    private int port;

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Problems.class)).addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        ((Logger) LoggerFactory.getLogger(Problems.class)).detachAppender(log);
    }

    private void get(String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Authorization", "Bearer good")
                            .build(),
                    BodyHandlers.discarding());
        }
    }

    @Test
    void aLineSaysWhoseRequestItIsAboutAndInWhichChat() throws Exception {
        get("/api/chats/c42/boom");
        get("/api/boom");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).containsOnlyKeys("user", "chat").containsEntry("chat", "c42");
        assertThat(lines.get(1)).containsOnlyKeys("user");
        assertThat(lines.get(0).get("user")).isNotBlank().isEqualTo(lines.get(1).get("user"));
    }
}
