package chat.verbatim.node;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.Peers;
import chat.verbatim.node.rpc.RpcServer;
import chat.verbatim.testservers.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What health says of the processes that this one asks. */
class PeersHealthTest {
    private static final String SECRET = "a secret of sixteen and more";
    private static final Status DEGRADED = new Status("DEGRADED");

    private final String one = address();
    private final String two = address();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable resource : open.reversed()) {
            resource.close();
        }
    }

    private static String address() {
        return "127.0.0.1:" + FreePorts.next();
    }

    private <T extends AutoCloseable> T keep(T resource) {
        open.add(resource);
        return resource;
    }

    private RpcServer serve(String address, String secret) {
        RpcServer server = keep(new RpcServer(NodeAddress.parse(address), secret, none -> none, none -> none));
        server.start();
        return server;
    }

    private PeersHealth health(Duration patience, String... addresses) {
        Peers peers = keep(new Peers(List.of(addresses), SECRET, Duration.ofMinutes(5)));
        return new PeersHealth("command-nodes", peers, patience);
    }

    private PeersHealth health(String... addresses) {
        return health(Duration.ofSeconds(20), addresses);
    }

    @Test
    void whenAllAnswerAllIsWell() {
        serve(one, SECRET);
        serve(two, SECRET);

        assertThat(health(one, two).health()).isEqualTo(Health.up().build());
        assertThat(health().health())
                .as("nobody to ask is nobody down")
                .isEqualTo(Health.up().build());
    }

    @Test
    void oneThatIsGoneIsNamedAndTheOtherOneIsEnough() {
        RpcServer mortal = serve(one, SECRET);
        serve(two, SECRET);
        PeersHealth health = health(one, two);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        mortal.close();

        assertThat(health.health().getStatus()).isEqualTo(DEGRADED);
        assertThat(health.health().getDetails())
                .containsEntry("part", "command-nodes")
                .containsEntry("reason", one + " cannot be reached");
    }

    @Test
    void whenNobodyAnswersTheSideIsDown() {
        Health health = health(one, two).health();

        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("reason")).asString().contains(one, two);
    }

    @Test
    void oneThatHangsIsNamed() throws IOException {
        serve(one, SECRET);
        ServerSocket silent = keep(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        String hanging = "127.0.0.1:" + silent.getLocalPort();

        Health health = health(Duration.ofMillis(500), one, hanging).health();

        assertThat(health.getStatus()).isEqualTo(DEGRADED);
        assertThat(health.getDetails()).containsEntry("reason", hanging + " does not answer in time");
    }

    @Test
    void oneWithAnotherSecretIsNamed() {
        serve(one, SECRET);
        serve(two, "another secret, just as long");

        Health health = health(one, two).health();

        assertThat(health.getStatus()).isEqualTo(DEGRADED);
        assertThat(health.getDetails())
                .containsEntry("reason", two + " refuses this process: verbatim.node.secret differs");
    }

    @Test
    void oneThatComesBackIsSeen() {
        RpcServer mortal = serve(one, SECRET);
        serve(two, SECRET);
        PeersHealth health = health(one, two);
        mortal.close();
        assertThat(health.health().getStatus()).isEqualTo(DEGRADED);

        serve(one, SECRET);

        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!health.health().getStatus().equals(Status.UP)) {
            assertThat(System.nanoTime()).as("seen in time").isLessThan(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
