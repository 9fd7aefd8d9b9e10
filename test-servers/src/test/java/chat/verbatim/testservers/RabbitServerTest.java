package chat.verbatim.testservers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RabbitServerTest {

    @Test
    void itCanBeKilledAndStartedAgainAndIsGoneWhenClosed() {
        RabbitServer server = RabbitServer.start();
        long first = server.pid();
        server.kill();
        assertThat(ProcessHandle.of(first).filter(ProcessHandle::isAlive)).isEmpty();

        server.restart();
        long second = server.pid();
        assertThat(second).isNotEqualTo(first);
        server.close();

        assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
