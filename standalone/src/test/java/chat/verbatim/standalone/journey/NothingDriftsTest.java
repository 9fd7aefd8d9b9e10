package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.spec.Contract;
import chat.verbatim.spec.Signature;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Nothing is served that is not in the contract, and nothing is in the contract that is not served. */
@ExtendWith(RunningVerbatim.class)
class NothingDriftsTest {
    private final SortedSet<Signature> documented =
            new TreeSet<>(Contract.load().signatures());

    NothingDriftsTest() {
        // Groups of parts, which the server tells apart by what it is asked for; EveryOperationTest asks for both.
        documented.removeIf(it -> it.call().matches("GET /actuator/health/(readiness|liveness)"));
    }

    @Test
    void whatIsServedIsWhatIsDocumented(ApplicationContext application) {
        assertThat(ServedSignatures.of(application)).containsExactlyElementsOf(documented);
    }

    /** Spring keeps the start page, {@code /}, apart from the other paths. */
    @Test
    void allElseIsFilesAndSockets(ApplicationContext application) {
        Set<String> paths = new TreeSet<>();
        Map<String, AbstractUrlHandlerMapping> mappings = application.getBeansOfType(AbstractUrlHandlerMapping.class);
        mappings.values()
                .forEach(mapping -> paths.addAll(mapping.getHandlerMap().keySet()));

        assertThat(paths).containsExactly("/**", "/assets/**", "/docs", "/docs/", "/socket.io", "/socket.io/", "/ws");
    }

    @Test
    void driftIsSeen() {
        SortedSet<Signature> served = ServedSignatures.of(with(Drifted.class));

        assertThat(served).extracting(Signature::call).contains("GET /api/users", "GET /api/undocumented");
        assertThat(documented).doesNotContainAnyElementsOf(served);
        assertThatThrownBy(() -> assertThat(served).containsExactlyElementsOf(documented))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/api/undocumented")
                .hasMessageContaining("/api/auth/login")
                .hasMessageContaining("GET /api/chats/{chatId}");
    }

    private static ApplicationContext with(Class<?> controller) {
        StaticWebApplicationContext application = new StaticWebApplicationContext();
        application.registerSingleton("controller", controller);
        application.registerSingleton("mapping", RequestMappingHandlerMapping.class);
        application.refresh();
        return application;
    }

    /** Takes another parameter, reads other members, and serves what nobody knows of. */
    @RestController
    static final class Drifted {
        @GetMapping("/api/users")
        String find(@RequestParam String search) {
            return search;
        }

        @PostMapping("/api/auth/login")
        String login(@RequestBody Credentials credentials) {
            return credentials.user;
        }

        @GetMapping("/api/undocumented")
        String undocumented() {
            return "";
        }

        record Credentials(String user, String password) {}
    }
}
