package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What would change in a long log, asked while its server stands. */
final class WhatIfOfLongLog {
    private final Path data;
    private final WrittenChat longest;
    private final Costs costs;

    WhatIfOfLongLog(Path data, WrittenChat longest, Costs costs) {
        this.data = data;
        this.longest = longest;
        this.costs = costs;
    }

    /** This version made all documents, so that it would make none of them otherwise; and a rule that begins tomorrow takes all messages. */
    void ask() throws Exception {
        EndedProgram same = costs.seconds(
                "what if a projection were built anew",
                () -> EndedProgram.run(Map.of(), "what-if", "projection", "chat", "--from", data.toString()));
        assertThat(same.answer()).as(same.complaint()).contains("all of them the same");
        assertThat(same.status()).isZero();
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        EndedProgram rule = costs.seconds(
                "what if a rule took old messages",
                () -> EndedProgram.run(
                        Map.of(),
                        "what-if",
                        "retention",
                        "--older-than",
                        "0",
                        "--at",
                        tomorrow,
                        "--from",
                        data.toString(),
                        "--format",
                        "json"));
        assertThat(rule.status()).as(rule.complaint()).isOne();
        JsonNode found = JsonMapper.shared().readTree(rule.answer());
        assertThat(found.path("staying").asLong()).isZero();
        assertThat(found.path("chats")
                        .valueStream()
                        .filter(it -> it.path("chatId").asString().equals(longest.id()))
                        .mapToLong(it -> it.path("messages").asLong()))
                .singleElement()
                .satisfies(count -> assertThat(count)
                        .isGreaterThanOrEqualTo(
                                longest.messages(it -> !it.isDeleted()).size()));
    }
}
