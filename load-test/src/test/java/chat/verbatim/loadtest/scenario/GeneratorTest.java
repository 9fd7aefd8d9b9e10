package chat.verbatim.loadtest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.loadtest.client.Wire;
import chat.verbatim.loadtest.scenario.FaultyWay.Fault;
import chat.verbatim.loadtest.server.Target;
import chat.verbatim.loadtest.server.Verbatim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GeneratorTest {
    private static final Path JAR = Path.of("../standalone/target/verbatim.jar");
    private static final int NTH = 20;
    private static final double PER_SECOND = 60;
    private static final Duration WHILE = Duration.ofSeconds(1);

    private Verbatim server;

    @BeforeAll
    void start() {
        assertThat(Files.exists(JAR))
                .as("%s: mvn -pl standalone -am -DskipTests package builds it", JAR)
                .isTrue();
        server = new Verbatim("Verbatim", JAR, List.of("-XX:TieredStopAtLevel=1"));
    }

    @AfterAll
    void end() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageComesOnceAndInOrder(Wire wire) {
        try (Pairs pairs = new Pairs(server, wire, 3, PER_SECOND, WHILE)) {
            var figures = pairs.round();
            assertThat(figures.get("messages/s")).isPositive();
            assertThat(figures.get("lost")).isZero();
            assertThat(figures.get("doubled")).isZero();
            assertThat(figures.get("reordered")).isZero();
            assertThat(figures.get("refused")).isZero();
            assertThat(figures.get("unanswered")).isZero();
            assertThat(figures.get("server CPU s per 1,000 messages")).isPositive();
            assertThat(figures.get("send to receive p50 (ms)")).isPositive();
        }
    }

    @Test
    void neighboursAreHeardAllAtOnceAndJudgedTogether() {
        Neighbours neighbours = new Neighbours(
                new Pairs(server, Wire.PLAIN, 2, PER_SECOND, WHILE),
                new Pairs(server, Wire.PLAIN, 1, PER_SECOND, WHILE),
                new Room(server, Wire.PLAIN, 10, PER_SECOND, false, WHILE));
        try (neighbours) {
            var figures = neighbours.round();
            assertThat(figures.get("alone: send to receive p50 (ms)")).isPositive();
            assertThat(figures.get("beside: send to receive p50 (ms)")).isPositive();
            assertThat(figures.get("hot chat: messages/s")).isPositive();
            assertThat(figures.get("large group: deliveries/s")).isPositive();
            assertThat(figures.get("unanswered")).isZero();
            assertThat(figures.get("lost")).isZero();
            assertThat(figures.get("doubled")).isZero();
            assertThat(figures.get("reordered")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneFaultIsFoundOnce(Fault fault) throws IOException {
        try (FaultyWay way = new FaultyWay(server.url(), fault, NTH);
                Party party = new Party(Target.running(way.url(), server.pids()), Wire.SOCKET_IO)) {
            int lost = fault == Fault.LOSE ? 1 : 0;
            var verdict = new Talk(party).messages(2 * NTH, lost);
            assertThat(verdict.acknowledged()).isEqualTo(2 * NTH);
            assertThat(verdict.lost()).isEqualTo(lost);
            assertThat(verdict.doubled()).isEqualTo(fault == Fault.DOUBLE ? 1 : 0);
            assertThat(verdict.reordered()).isEqualTo(fault == Fault.SWAP ? 1 : 0);
        }
    }

    @Test
    void whoWasAwayGetsEverythingOnceAndInOrder() {
        try (Offline offline = new Offline(server, Wire.PLAIN, 50)) {
            var figures = offline.round();
            assertThat(figures.get("missed")).isEqualTo(50);
            assertThat(figures.get("lost")).isZero();
            assertThat(figures.get("doubled")).isZero();
            assertThat(figures.get("reordered")).isZero();
        }
    }
}
