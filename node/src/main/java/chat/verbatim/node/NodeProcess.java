package chat.verbatim.node;

import chat.verbatim.node.admin.ProcessIdentity;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;

/** Starts one role as a process. */
public final class NodeProcess {
    private static final String CONFIG_NAME = "spring.config.name";

    private NodeProcess() {}

    /**
     * Runs until it gets SIGINT or SIGTERM. Says one line on the standard output when it is ready.
     *
     * @param application the configuration of the role
     * @param role its name, and that of the file with its defaults
     */
    public static void run(Class<?> application, String role, String[] arguments) {
        // Axon would report its use over the network at every start.
        System.setProperty("axoniq.update-checker.disabled", "true");
        if (System.getProperty(CONFIG_NAME) == null) {
            System.setProperty(CONFIG_NAME, role);
        }
        SpringApplication process = new SpringApplication(application);
        process.setDefaultProperties(Map.of(ProcessIdentity.ROLE, role));
        process.setBannerMode(Banner.Mode.OFF);
        process.addListeners(event -> {
            if (event instanceof ApplicationReadyEvent ready) {
                sayReady(role, ready);
            }
        });
        process.run(arguments);
    }

    @SuppressWarnings("SystemOut") // The line is the program's answer to whoever started it, not a log entry.
    private static void sayReady(String role, ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
        System.out.println("Verbatim " + role + " is ready at http://localhost:" + port);
    }
}
