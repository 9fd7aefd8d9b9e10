package chat.verbatim.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

class RedisServerTest {

    @Test
    void dataIsGoneAfterAKillUnlessAskedFor() throws IOException {
        try (RedisServer forgetful = RedisServer.start();
                RedisServer persistent = RedisServer.startPersistent()) {
            for (RedisServer server : new RedisServer[] {forgetful, persistent}) {
                assertThat(ask(server, "SET tea hot")).isEqualTo("+OK");
                server.kill();
                server.restart();
            }

            assertThat(ask(forgetful, "EXISTS tea")).isEqualTo(":0");
            assertThat(ask(persistent, "EXISTS tea")).isEqualTo(":1");
        }
    }

    @Test
    void aPausedServerIsSilentUntilItIsResumed() throws IOException {
        try (RedisServer server = RedisServer.start();
                Socket socket = connect(server)) {
            server.pause();
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(200);
            assertThat(readFails(socket)).isTrue();

            server.resume();
            socket.setSoTimeout(30_000);
            assertThat(new Scanner(socket.getInputStream(), StandardCharsets.US_ASCII).nextLine())
                    .isEqualTo("+PONG");
        }
    }

    @Test
    void aServerWithAPasswordHearsNobodyWithoutIt() throws IOException {
        try (RedisServer server = RedisServer.startWithPassword("sesame")) {
            assertThat(ask(server, "PING")).startsWith("-NOAUTH");
            assertThat(ask(server, "AUTH wrong")).startsWith("-WRONGPASS");
            assertThat(ask(server, "AUTH sesame")).isEqualTo("+OK");
            assertThat(server.uri()).isEqualTo("redis://:sesame@127.0.0.1:" + server.port());
        }
    }

    @Test
    void itIsGoneWhenClosedAlsoWhilePaused() {
        RedisServer server = RedisServer.start();
        long pid = server.pid();
        server.pause();

        server.close();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void itEndsWithAJvmThatIsKilled() throws IOException, InterruptedException {
        Process jvm = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid = new Scanner(jvm.getInputStream(), StandardCharsets.US_ASCII).nextLong();
        ProcessHandle redis = ProcessHandle.of(pid).orElseThrow();
        assertThat(redis.isAlive()).isTrue();

        jvm.destroyForcibly().waitFor();

        assertThat(redis.onExit().join().isAlive()).isFalse();
    }

    /** Starts a server and never ends it. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(RedisServer.start().pid());
            Thread.currentThread().join();
        }
    }

    private static String ask(RedisServer server, String command) throws IOException {
        try (Socket socket = connect(server)) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new Scanner(socket.getInputStream(), StandardCharsets.US_ASCII).nextLine();
        }
    }

    private static boolean readFails(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException silent) {
            return true;
        }
    }

    private static Socket connect(RedisServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(30_000);
        return socket;
    }
}
