package chat.verbatim.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.audit.AuditId;
import chat.verbatim.api.audit.AuditorEvent;
import chat.verbatim.api.audit.AuditorEvent.AuditorAppointed;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.QueryServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an audit shows, by a log in which its event stands as if the command side had written it. */
class AuditReadTest {
    private final QueryServer server = QueryServer.shared();
    private final String auditor = "auditor" + UUID.randomUUID();
    private final String chat = "c" + UUID.randomUUID();
    private final String audit = UUID.randomUUID().toString().replace("-", "");
    private long seq;

    @BeforeEach
    void appoint() {
        append(
                "Auditor",
                AuditorEvent.streamOf(auditor),
                0,
                new AuditorAppointed(auditor, "operator"),
                MetaData.emptyInstance(),
                Instant.now());
        append(
                "Chat",
                chat,
                seq++,
                new ChatCreated(chat, "ada", List.of("ada", "grace"), true, "Engine"),
                MetaData.emptyInstance(),
                Instant.now());
    }

    private void append(String type, String stream, long seq, Object event, MetaData metaData, Instant at) {
        server.log()
                .publish(new GenericDomainEventMessage<>(
                        type, stream, seq, event, metaData, UUID.randomUUID().toString(), at));
    }

    private void open(Duration ago) {
        append(
                "Chat",
                chat,
                seq++,
                new ChatAudited(chat, auditor, audit, "Case 17"),
                MetaData.with(DenseLogEventStore.CLAIM, AuditId.claim(audit)),
                Instant.now().minus(ago));
    }

    private QueryServer.Answer search(String filter) {
        return server.post(auditor, "/api/audits/" + audit + "/events", filter);
    }

    @Test
    void anAuditIsOpenForAnHour() {
        open(Duration.ofMinutes(59));
        assertThat(search("{}").status()).isEqualTo(200);
    }

    @Test
    void afterAnHourItShowsNothing() {
        open(Duration.ofMinutes(60));
        QueryServer.Answer over = search("{}");
        assertThat(over.status()).isEqualTo(403);
        assertThat(over.body().path("detail").asString())
                .contains("This audit ended at")
                .contains("Open another one");
        assertThat(server.post(auditor, "/api/audits/" + audit + "/export", "{\"format\":\"csv\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aLongChatIsLookedThroughInStepsFromAnywhere() {
        List<DomainEventMessage<?>> messages = new ArrayList<>();
        Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (int i = 0; i < 12_000; i++) {
            messages.add(new GenericDomainEventMessage<>(
                    "Chat",
                    chat,
                    seq++,
                    new MessageSent(chat, "ada", i % 4_000 == 3_999 ? "needle " + i : "hay " + i, "k" + i),
                    MetaData.emptyInstance(),
                    UUID.randomUUID().toString(),
                    begin.plusMillis(i)));
            if (messages.size() == 20) {
                server.log().publish(messages);
                messages.clear();
            }
        }
        open(Duration.ZERO);
        List<String> found = new ArrayList<>();
        int calls = 0;
        String after = "";
        do {
            JsonNode page = search("{\"text\":\"NEEDLE\"" + after + "}").body();
            page.path("items")
                    .forEach(event -> found.add(event.at("/payload/content").asString()));
            after = page.has("nextCursor")
                    ? ",\"after\":\"" + page.path("nextCursor").asString() + '"'
                    : "";
            calls++;
        } while (!after.isEmpty());

        assertThat(found).containsExactly("needle 3999", "needle 7999", "needle 11999");
        assertThat(calls).isGreaterThan(1);
        JsonNode late = search(
                        "{\"limit\":1,\"types\":[\"MessageSent\"],\"from\":\"" + begin.plusMillis(11_999) + "\"}")
                .body();
        // The first of those that were written together with the last one.
        assertThat(late.at("/items/0/payload/content").asString()).isEqualTo("hay 11980");
    }
}
