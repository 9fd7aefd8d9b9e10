package chat.verbatim.standalone.journey;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.VerbatimApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives tests an {@link ApiClient} of one Verbatim, or the application itself, that runs in this JVM as long as the tests do, on a free
 * port and with an empty folder. In the end it says what of the contract they exercised.
 */
final class RunningVerbatim implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ApiClient.class || type == ApplicationContext.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(Namespace.create(RunningVerbatim.class))
                .computeIfAbsent(Start.class, key -> Start.attempt(), Start.class)
                .server();
        return parameter.getParameter().getType() == ApiClient.class ? server.client() : server.application();
    }

    /** One attempt for all tests: what does not start for the first one does not start for the others. */
    private record Start(@Nullable Server result, @Nullable RuntimeException failure) implements AutoCloseable {
        static Start attempt() {
            try {
                return new Start(Server.start(), null);
            } catch (RuntimeException e) {
                return new Start(null, e);
            }
        }

        Server server() {
            if (result == null) {
                throw new IllegalStateException("Verbatim did not start.", failure);
            }
            return result;
        }

        @Override
        public void close() throws IOException {
            if (result != null) {
                result.close();
            }
        }
    }

    private record Server(Path data, ConfigurableApplicationContext application, Contract contract) {
        static Server start() {
            Path data = emptyFolder();
            ConfigurableApplicationContext application = SpringApplication.from(VerbatimApplication::main)
                    .run(
                            "--server.port=0",
                            "--verbatim.data=" + data,
                            "--verbatim.command.operators=" + Person.OPERATOR)
                    .getApplicationContext();
            return new Server(data, application, Contract.load());
        }

        ApiClient client() {
            String port = application.getEnvironment().getRequiredProperty("local.server.port");
            return new ApiClient(URI.create("http://localhost:" + port), contract);
        }

        @SuppressWarnings("SystemOut") // For whoever reads the build's output.
        void close() throws IOException {
            System.out.println(contract.coverage().report());
            application.close();
            FileSystemUtils.deleteRecursively(data);
        }

        private static Path emptyFolder() {
            try {
                return Files.createTempDirectory("verbatim-journeys");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
