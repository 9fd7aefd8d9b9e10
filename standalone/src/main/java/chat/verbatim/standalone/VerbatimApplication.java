package chat.verbatim.standalone;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;

/** Starts all of Verbatim in this process. */
public final class VerbatimApplication {
    private VerbatimApplication() {}

    /**
     * Runs until it gets SIGINT or SIGTERM. Ends with status 1 and one line on the standard error when it cannot start.
     *
     * @param arguments Spring Boot's command-line properties
     */
    public static void main(String[] arguments) {
        // Axon would report its use over the network at every start.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(StandaloneConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.addListeners(new PortCheck(), new ReadyLine());
        application.run(arguments);
    }
}
