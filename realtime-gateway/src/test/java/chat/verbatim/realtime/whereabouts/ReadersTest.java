package chat.verbatim.realtime.whereabouts;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatus.Figures;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionState;
import chat.verbatim.realtime.whereabouts.Whereabouts.Reader;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadersTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void aProcessIsBehindByTheCommitsThatItHasNotComeTo() {
        List<Reader> readers = readersOf(
                process("query-side@a", NOW, null, projection("chat", 10), projection("user", 4)),
                process("realtime-gateway@b", NOW.minusSeconds(20), 7L),
                process("command-side@c", NOW, null));

        assertThat(readers)
                .extracting(reader -> reader.process() + ' ' + reader.projection() + ' ' + reader.behind())
                .containsExactly("query-side@a chat 0", "query-side@a user 5", "realtime-gateway@b null 2");
        assertThat(readers).extracting(Reader::silent).containsExactly(false, false, true);
    }

    private static List<Reader> readersOf(ProcessStatus... statuses) {
        return new Readers(new Told(List.of(statuses)), InstantSource.fixed(NOW)).of(9);
    }

    private static ProjectionState projection(String name, long commits) {
        return new ProjectionState(name, (commits + 1) << 10, 0, 0, "running", null, 0, null, null, null, null);
    }

    private static ProcessStatus process(
            String id, Instant seenAt, @Nullable Long shown, ProjectionState... projections) {
        Figures figures = new Figures(1, 2, null, 10, shown, null, null, null, null, null, null, null);
        return new ProcessStatus(
                id, id.split("@", 2)[0], "1", NOW, seenAt, "UP", List.of(), figures, List.of(projections));
    }

    private record Told(List<ProcessStatus> all) implements ProcessStatuses {
        @Override
        public void publish(ProcessStatus status) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void withdraw(String processId) {
            throw new UnsupportedOperationException();
        }
    }
}
