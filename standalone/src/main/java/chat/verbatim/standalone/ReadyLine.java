package chat.verbatim.standalone;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Says on the standard output that everything is up, and where: scripts and tests wait for this line. */
final class ReadyLine implements ApplicationListener<ApplicationReadyEvent> {
    @Override
    @SuppressWarnings("SystemOut") // The line is the program's answer to whoever started it, not a log entry.
    public void onApplicationEvent(ApplicationReadyEvent event) {
        String port = event.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
        System.out.println("Verbatim is ready at http://localhost:" + port);
    }
}
