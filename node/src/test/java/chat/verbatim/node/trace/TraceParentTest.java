package chat.verbatim.node.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void whatIsWrittenIsReadAgain() {
        String text = "00-" + TRACE + '-' + SPAN + "-01";
        SpanContext read = TraceParent.read(text);

        assertThat(read.getTraceId()).isEqualTo(TRACE);
        assertThat(read.getSpanId()).isEqualTo(SPAN);
        assertThat(read.isSampled()).isTrue();
        assertThat(TraceParent.of(read)).isEqualTo(text);
    }

    @Test
    void whatSomebodyElseDoesNotFollowIsReadAsThat() {
        SpanContext read = TraceParent.read("00-" + TRACE + '-' + SPAN + "-00");

        assertThat(read.isValid()).isTrue();
        assertThat(read.isSampled()).isFalse();
    }

    @Test
    void aLaterVersionMayHaveMoreToSay() {
        assertThat(TraceParent.read("01-" + TRACE + '-' + SPAN + "-01-more").isSampled())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01more",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
                "00-4bf92f3577b34da6a3ce929d0e0e47é6-00f067aa0ba902b7-01"
            })
    void whatIsNoneIsNotFollowed(String text) {
        assertThat(TraceParent.read(text).isValid()).isFalse();
    }
}
