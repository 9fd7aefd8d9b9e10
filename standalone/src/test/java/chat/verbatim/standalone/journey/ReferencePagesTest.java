package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages below {@code /docs} in a real browser against the real server; the steps are in {@code api-docs/e2e}. */
@ExtendWith(RunningVerbatim.class)
class ReferencePagesTest {
    private static final File API_DOCS = new File("../api-docs").getAbsoluteFile();

    private final ApiClient server;

    ReferencePagesTest(ApiClient server) {
        this.server = server;
    }

    @Test
    void readersFindAndTryOperations() throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("npm", "run", "--silent", "e2e")
                .directory(API_DOCS)
                .redirectErrorStream(true);
        command.environment().put("BASE_URL", server.server().toString());
        Process browser = command.start();
        String said = new String(browser.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(browser.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(browser.exitValue()).as(said).isZero();
    }
}
