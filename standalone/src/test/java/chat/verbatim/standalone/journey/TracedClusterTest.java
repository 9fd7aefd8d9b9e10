package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import chat.verbatim.standalone.cluster.Cluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One message is one trace over the processes of all roles, two of each: whatever they do for it hangs together in one tree. */
class TracedClusterTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CLIENT = "00f067aa0ba902b7";

    @Test
    void aMessageIsOneTraceOverAllProcesses() {
        try (TraceCollector collector = TraceCollector.up();
                Cluster cluster = Cluster.start(List.of(collector.setting(), "--verbatim.trace.share=0"))) {
            Contract contract = Contract.load();
            ApiClient door = new ApiClient(cluster.proxy().url(), contract);
            Person ada = Person.named("ada", door);
            Person grace = Person.named("grace", door);
            Person barbara = Person.named("barbara", door);
            String chat = ada.group("Engine", grace, barbara);
            try (PlainDevice first = PlainDevice.at(gateway(cluster, 0, contract), grace);
                    PlainDevice second = PlainDevice.at(gateway(cluster, 1, contract), grace)) {
                ada.api()
                        .call("POST", "/api/chats/" + chat + "/messages")
                        .header("traceparent", "00-" + TRACE + '-' + CLIENT + "-01")
                        .json(Map.of("content", "over all of them"))
                        .send()
                        .expect(201);
                acknowledge(first);
                acknowledge(second);

                ToldSpan event = collector
                        .await(
                                1,
                                span -> span.isNamed("event")
                                        && collector.spans().stream()
                                                .anyMatch(command -> command.isNamed("command SendMessage")
                                                        && span.isChildOf(command)))
                        .getFirst();
                List<ToldSpan> projections =
                        collector.await(2, span -> span.isNamed("projection") && span.isChildOf(event));
                List<ToldSpan> fanOuts = collector.await(2, span -> span.isNamed("fan-out") && span.isChildOf(event));
                // Barbara has no device, so that a copy waits for her.
                ToldSpan queue = collector
                        .await(1, span -> span.isNamed("offline queue"))
                        .getFirst();
                List<ToldSpan> receipts = collector.await(2, span -> span.isNamed("delivered"));

                assertThat(projections).extracting(ToldSpan::process).doesNotHaveDuplicates();
                assertThat(projections).allMatch(span -> span.isOf("query-side"));
                assertThat(fanOuts).extracting(ToldSpan::process).doesNotHaveDuplicates();
                assertThat(fanOuts).allMatch(span -> span.isOf("realtime-gateway"));
                assertThat(event.isOf("command-side")).isTrue();
                assertThat(queue.isChildOf(event)).isTrue();
                assertThat(queue.about("receivers")).isEqualTo("1");
                assertThat(receipts).extracting(ToldSpan::process).doesNotHaveDuplicates();
                assertThat(receipts).allSatisfy(receipt -> {
                    ToldSpan frame = parentOf(receipt, collector);
                    assertThat(frame.name()).isEqualTo("frame receive_message");
                    assertThat(fanOuts).anyMatch(frame::isChildOf);
                });
                // The receipt goes back: a command at the home of the chat, and an event that all gateways show.
                collector.await(1, span -> span.isNamed("command AdvanceReceipts"));
                assertThatOneTreeHangsOnTheClient(collector);
            }
        }
    }

    private static ApiClient gateway(Cluster cluster, int number, Contract contract) {
        return new ApiClient(cluster.gateways().get(number).url(), contract);
    }

    private static void acknowledge(PlainDevice device) {
        JsonNode message = device.frames().message("over all of them");
        device.says(
                "message_ack",
                Map.of(
                        "chatId",
                        message.path("chatId").asString(),
                        "seq",
                        message.path("seq").asLong()));
    }

    private static ToldSpan parentOf(ToldSpan span, TraceCollector collector) {
        return collector.await(1, span::isChildOf).getFirst();
    }

    private static void assertThatOneTreeHangsOnTheClient(TraceCollector collector) {
        assertThat(collector.spans()).allMatch(span -> span.trace().equals(TRACE));
        Eventually.isTrue(
                () -> collector.spans().stream()
                        .filter(span -> !span.parent().equals(CLIENT))
                        .allMatch(span -> collector.spans().stream().anyMatch(span::isChildOf)),
                () -> collector.spans().toString());
    }
}
