package chat.verbatim.standalone.cluster;

import chat.verbatim.testservers.FreePorts;
import chat.verbatim.testservers.JavaProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One process of the cluster. It keeps its address over restarts. Not safe for use by several threads. */
public final class ClusterNode {
    private final String name;
    private final String mainClass;
    private final String readyLine;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private final Path folder;
    private final List<JavaProcess> starts = new ArrayList<>();
    private @Nullable URI url;

    /** @param readyLine what its output begins with once it serves; its address follows */
    ClusterNode(
            String name,
            String mainClass,
            String readyLine,
            Map<String, String> environment,
            List<String> arguments,
            Path folder) {
        this.name = name;
        this.mainClass = mainClass;
        this.readyLine = readyLine;
        this.environment = environment;
        this.arguments = arguments;
        this.folder = folder;
    }

    /**
     * A process of a role, with an HTTP port of its own.
     *
     * @param ahead how far its clock goes ahead
     */
    static ClusterNode ofRole(
            String role, String mainClass, int number, Duration ahead, List<String> arguments, Path folder) {
        List<String> all = new ArrayList<>(arguments);
        all.add("--server.port=" + FreePorts.next());
        Map<String, String> environment = new HashMap<>(Clocks.ahead(ahead));
        environment.put("AXONIQ_UPDATE_CHECKER_DISABLED", "true");
        return new ClusterNode(
                role + " " + (number + 1), mainClass, "Verbatim " + role + " is ready at ", environment, all, folder);
    }

    /** Starts it without waiting. */
    void launch() {
        // A file for each start, because the line that says that it is ready must be the line of this start.
        Path log = folder.resolve(name.replace(' ', '-') + "-" + starts.size() + ".log");
        starts.add(JavaProcess.start(mainClass, environment, log, arguments));
    }

    void awaitReady() {
        url = URI.create(current().awaitLine(readyLine));
    }

    public String name() {
        return name;
    }

    /** Where it serves. */
    public URI url() {
        return Objects.requireNonNull(url, "It was never ready");
    }

    /** Asks it to end, and waits until it has. */
    public void end() {
        current().end();
    }

    /** Ends it with SIGKILL. */
    public void kill() {
        current().kill();
    }

    /** Lets it hang (SIGSTOP) until {@link #resume()}. */
    public void pause() {
        current().pause();
    }

    public void resume() {
        current().resume();
    }

    /** Starts it again after {@link #kill()} or {@link #end()}; returns when it serves. */
    public void restart() {
        launch();
        awaitReady();
    }

    /** What all its starts have written. */
    public String output() {
        StringBuilder all = new StringBuilder();
        starts.forEach(start -> all.append("--- ").append(name).append('\n').append(start.output()));
        return all.toString();
    }

    void close() {
        starts.forEach(JavaProcess::close);
    }

    private JavaProcess current() {
        return starts.getLast();
    }
}
