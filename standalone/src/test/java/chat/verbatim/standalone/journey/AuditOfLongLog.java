package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an auditor finds in a long log and takes along, compared with what was written. */
final class AuditOfLongLog {
    private static final String REASON = "Case 17: complaint of 3 November";

    private final Person auditor;
    private final WrittenChat chat;
    private final NavigableMap<Long, String> hashes = new TreeMap<>();
    private final Map<Long, Long> commits = new HashMap<>();
    private final Map<Long, String> positions = new HashMap<>();

    AuditOfLongLog(Person auditor, WrittenChat chat) {
        this.auditor = auditor;
        this.chat = chat;
    }

    /** What opens an audit of the chat. */
    Map<String, Object> wish() {
        return Map.of("chatId", chat.id(), "reason", REASON);
    }

    Map<String, Object> wishForLog() {
        return Map.of("reason", REASON);
    }

    String open(Map<String, Object> wish) {
        return "/api/audits/"
                + auditor.api().post("/api/audits", wish).expect(201).string("id");
    }

    void refuseWithoutRoleOrReason(Person member) {
        member.api().post("/api/audits", wish()).refused(403, "forbidden");
        auditor.api().post("/api/audits", Map.of("chatId", chat.id())).invalid("reason");
        auditor.api()
                .post("/api/audits", Map.of("chatId", chat.id(), "reason", " "))
                .invalid("reason");
    }

    /** Looks for the first wording of a message, which may have been edited or deleted since. */
    void find(String audit, WrittenChat.Message message) {
        String wording = message.wordings().firstEntry().getValue();
        List<JsonNode> found = new ArrayList<>();
        String after = "0";
        while (!after.isEmpty()) {
            Answer page = auditor.api()
                    .post(audit + "/events", Map.of("types", List.of("MessageSent"), "text", wording, "after", after))
                    .expect(200);
            found.addAll(page.items());
            after = page.at("nextCursor").asString("");
        }
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().path("seq").asLong()).isEqualTo(message.seq());
        assertThat(found.getFirst().path("actor").asString()).isEqualTo(message.senderId());
    }

    /** All events of the log, without texts: no commit is missing, and each has one hash. */
    int exportLog(String audit) throws Exception {
        int[] count = {0};
        long[] last = {0};
        Export.lines(auditor, audit, Map.of("format", "ndjson"), line -> {
            JsonNode event = JsonMapper.shared().readTree(line);
            long position = Long.parseLong(event.path("position").asString());
            assertThat(position).isGreaterThan(last[0]);
            last[0] = position;
            count[0]++;
            assertThat(event.has("payload")).isFalse();
            requireHash(event.path("commit").asLong(), event.path("hash").asString());
        });
        assertThat(hashes.size()).isEqualTo(hashes.lastKey().intValue());
        return count[0];
    }

    private void requireHash(long commit, String hash) {
        String before = hashes.putIfAbsent(commit, hash);
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(before == null ? hash : before).isEqualTo(hash);
    }

    /** All events of the chat: each says what was written, and stands in the commit that the export of the log has for it. */
    void exportChat(String audit) throws Exception {
        Map<Long, WrittenChat.Message> written = new HashMap<>();
        chat.messages().forEach(message -> written.put(message.seq(), message));
        Set<Long> seqs = new HashSet<>();
        Export.lines(auditor, audit, Map.of("format", "ndjson"), line -> {
            JsonNode event = JsonMapper.shared().readTree(line);
            long seq = event.path("seq").asLong();
            if (event.path("stream").asString().equals(chat.id())) {
                assertThat(seqs.add(seq)).as("seq %s for the first time", seq).isTrue();
                commits.put(seq, event.path("commit").asLong());
                positions.put(seq, event.path("position").asString());
                requireHash(event.path("commit").asLong(), event.path("hash").asString());
            }
            if (event.path("type").asString().equals("MessageSent")) {
                assertThat(event.at("/payload/content").asString())
                        .isEqualTo(written.remove(seq).wordings().firstEntry().getValue());
            }
        });
        assertThat(written).isEmpty();
        assertThat(seqs).hasSizeGreaterThan((int) chat.lastSeq());
    }

    /** The same as a table. */
    void exportTable(String audit) throws Exception {
        int[] rows = {0};
        Export.lines(auditor, audit, Map.of("format", "csv", "types", List.of("MessageSent")), line -> {
            if (rows[0]++ > 0) {
                String[] cells = line.substring(1, line.length() - 1).split("\",\"", -1);
                assertThat(cells[3]).isEqualTo("MessageSent");
                assertThat(cells[cells.length - 1]).isEqualTo(hashes.get(Long.parseLong(cells[1])));
                assertThat(Long.parseLong(cells[1])).isEqualTo(commits.get(Long.parseLong(cells[5])));
            } else {
                assertThat(line).isEqualTo("position,commit,time,type,stream,seq,actor,text,payload,hash");
            }
        });
        assertThat(rows[0] - 1).isEqualTo(chat.messages().size());
    }

    /** Nothing of what somebody wrote is in the export, and everything that others wrote is. */
    void requireNoTextOf(String userId, String audit) throws Exception {
        int[] empty = {0};
        Export.lines(
                auditor, audit, Map.of("format", "ndjson", "types", List.of("MessageSent", "MessageEdited")), line -> {
                    JsonNode event = JsonMapper.shared().readTree(line);
                    boolean erased = event.path("actor").asString().equals(userId);
                    assertThat(event.at("/payload/content").asString().isEmpty())
                            .as(line)
                            .isEqualTo(erased);
                    empty[0] += erased ? 1 : 0;
                });
        assertThat(empty[0]).isPositive();
    }

    /** By commit, in hexadecimal. */
    NavigableMap<Long, String> hashes() {
        return hashes;
    }

    /** Of an event of the chat. */
    String positionOf(long seq) {
        return positions.getOrDefault(seq, "");
    }

    long commitOf(long seq) {
        return commits.getOrDefault(seq, 0L);
    }

    /** Whether an event of the chat was written together with no other one. */
    boolean isAlone(long seq) {
        return commitOf(seq) != commitOf(seq - 1) && commitOf(seq) != commitOf(seq + 1);
    }
}
