package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The web app in real browsers against the real server; the steps are in {@code web-frontend/e2e}. */
class BrowserTest {
    private static final File WEB_FRONTEND = new File("../web-frontend").getAbsoluteFile();

    /** A test that failed, with its diagnosis, as TAP writes it. */
    private static final Pattern NOT_OK = Pattern.compile("(?ms)^\\s*not ok .*?^\\s*\\.\\.\\.$");

    @Test
    void peopleTalkInBrowsers(@TempDir Path data) throws IOException, InterruptedException {
        try (VerbatimProcess server = VerbatimProcess.start(data)) {
            ProcessBuilder command = new ProcessBuilder("npm", "run", "--silent", "e2e")
                    .directory(WEB_FRONTEND)
                    .redirectErrorStream(true);
            command.environment()
                    .putAll(Map.of(
                            "BASE_URL", server.url().toString(),
                            // For tests that kill their server: one of their own.
                            "SERVER_COMMAND", JsonMapper.shared().writeValueAsString(VerbatimProcess.command())));
            Process browsers = command.start();
            String said = new String(browsers.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(browsers.waitFor(1, TimeUnit.MINUTES)).isTrue();
            // What failed comes first: whoever reads it in the output of a build may be shown no more than a beginning.
            assertThat(browsers.exitValue()).as("%s%n%s", failures(said), said).isZero();
        }
    }

    private static String failures(String tap) {
        return NOT_OK.matcher(tap).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    }
}
