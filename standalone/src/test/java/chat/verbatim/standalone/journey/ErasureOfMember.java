package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who has written a third of a long chat takes their texts with them. */
final class ErasureOfMember {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PAGES = 10;

    private final Person leaving;
    private final Person reader;
    private final WrittenChat chat;

    ErasureOfMember(Person leaving, Person reader, WrittenChat chat) {
        this.leaving = leaving;
        this.reader = reader;
        this.chat = chat;
    }

    /** @return the certificate's path */
    String ask() {
        return "/api/erasures/"
                + leaving.api()
                        .post("/api/users/me/erasure", Map.of("password", Person.PASSWORD))
                        .expect(202)
                        .string("id");
    }

    /** Until the log has been read for it; the certificate counts what was written. */
    JsonNode awaitCertificate(String path) {
        ApiClient anybody = reader.api().anonymous();
        Eventually.within(
                PATIENCE,
                () -> anybody.get(path).expect(200).string("stage").equals("certified"),
                () -> anybody.get(path).text());
        Answer certified = anybody.get(path).expect(200);
        JsonNode statement = JsonMapper.shared()
                .readTree(certified.at("certificate.statement").asString());
        List<WrittenChat.Message> theirs =
                chat.messages(message -> message.senderId().equals(leaving.id()));
        int edits = theirs.stream()
                .mapToInt(message -> message.wordings().size() - 1)
                .sum();
        assertThat(statement.path("userId").asString()).isEqualTo(leaving.id());
        assertThat(statement.at("/erased/sealedEvents/MessageSent").asInt()).isEqualTo(theirs.size());
        assertThat(statement.at("/erased/sealedEvents/MessageEdited").asInt()).isEqualTo(edits);
        assertThat(statement.at("/erased/plainEvents").asInt()).isZero();
        return certified.json();
    }

    /** Everywhere in the chat, now and then: placeholders for theirs, and what others wrote as it was. */
    void requirePlaceholders(Random random) {
        for (int i = 0; i < PAGES; i++) {
            long seq = 100 + random.nextLong(chat.lastSeq() - 100);
            String path = "/api/chats/" + chat.id();
            compare(reader.api().get(path + "/messages?limit=100&before=" + seq), Long.MAX_VALUE);
            compare(reader.api().get(path + "/as-of/messages?limit=100&seq=" + seq), seq);
        }
        assertThat(reader.api()
                        .get("/api/users?query=" + leaving.username())
                        .expect(200)
                        .items())
                .isEmpty();
    }

    private void compare(Answer page, long moment) {
        List<JsonNode> items = page.expect(200).items();
        assertThat(items).hasSizeGreaterThan(50);
        assertThat(page.text()).doesNotContain(leaving.username());
        for (JsonNode item : items) {
            boolean erased = item.at("/sender/id").asString().equals(leaving.id());
            String written = chat.backFrom(item.path("seq").asLong())
                    .findFirst()
                    .orElseThrow()
                    .textAt(moment);
            assertThat(item.path("content").asString()).isEqualTo(erased ? "" : written);
            assertThat(item.at("/sender/erased").asBoolean(false)).isEqualTo(erased);
        }
    }
}
