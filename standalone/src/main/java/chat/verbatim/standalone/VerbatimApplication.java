package chat.verbatim.standalone;

import java.util.Arrays;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/** Starts all of Verbatim in this process, or the one role that the first argument names. */
public final class VerbatimApplication {
    private VerbatimApplication() {}

    /**
     * Runs until it gets SIGINT or SIGTERM. Ends with status 1 and one line on the standard error when it cannot start.
     *
     * @param arguments a role, when it shall be only one ({@code command-side}, {@code query-side}, {@code realtime-gateway},
     *     {@code store}, {@code restore} or {@code what-if}), then Spring Boot's command-line properties
     */
    @SuppressWarnings("SystemOut") // Said to whoever started the program.
    public static void main(String[] arguments) throws InterruptedException {
        Role role;
        try {
            role = Role.of(arguments);
        } catch (IllegalArgumentException unknown) {
            System.err.println("Verbatim cannot start: " + unknown.getMessage());
            System.exit(1);
            return;
        }
        if (role == null) {
            runAll(arguments);
        } else {
            role.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
    }

    private static void runAll(String[] arguments) {
        // Axon would report its use over the network at every start.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(StandaloneConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addListeners(new PortCheck(), new ReadyLine());
        application.run(arguments);
    }
}
