package chat.verbatim.standalone.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be said of the images without an engine to build them. */
class ImageTest {
    private static final Path ROOT = Path.of("..");

    private static List<String> stages() throws IOException {
        String text = Files.readString(ROOT.resolve("deploy/Dockerfile"));
        return List.of(text.split("(?m)^(?=FROM )")).subList(1, text.split("(?m)^(?=FROM )").length);
    }

    @Test
    void imagesBeginWithAVersionAndHaveNoTools() throws IOException {
        assertThat(stages()).hasSize(4).allSatisfy(stage -> assertThat(stage)
                .containsPattern("^FROM \\S+:(?!latest)\\S+ AS \\w+")
                .doesNotContainPattern("(?m)^(ADD|ARG|MAINTAINER) ")
                .doesNotContainPattern("(?i)(password|secret)="));
        assertThat(stages().subList(2, 4)).noneMatch(stage -> stage.contains("apt-get"));
    }

    @Test
    void theProgramRunsAsNobodyInParticular() throws IOException {
        assertThat(stages().get(2))
                .containsPattern("(?s)useradd .*--uid 10001.*\nUSER verbatim\n.*\nENTRYPOINT \\[")
                .containsPattern("(?m)^HEALTHCHECK .*verbatim-ready");
    }

    @Test
    void noSecretsAndNoDataGoIntoABuild() throws IOException {
        assertThat(Files.readAllLines(ROOT.resolve(".dockerignore"))).contains(".git", ".env", "data", "data-*");
    }

    @Test
    void aContainerIsWellWhenItIsReady() throws IOException, InterruptedException {
        assertThat(ready(200)).isZero();
        assertThat(ready(503)).isNotZero();
        assertThat(ready(0)).isNotZero();
    }

    /** @param status of the answer about readiness; 0 for nobody who answers */
    private static int ready(int status) throws IOException, InterruptedException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        int port = server.getAddress().getPort();
        if (status == 0) {
            server.stop(0);
        }
        ProcessBuilder check =
                new ProcessBuilder(ROOT.resolve("deploy/verbatim-ready").toString()).redirectErrorStream(true);
        check.environment().put("VERBATIM_PORT", Integer.toString(port));
        check.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            return check.start().waitFor();
        } finally {
            server.stop(0);
        }
    }
}
