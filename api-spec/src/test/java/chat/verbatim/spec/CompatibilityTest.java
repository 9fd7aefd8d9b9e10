package chat.verbatim.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract may grow, but not break those who integrated with its last released version. */
class CompatibilityTest {
    static final String RELEASED = "0.1.0";

    private static final String RELEASED_HTTP = released("openapi.yaml");
    private static final String RELEASED_SOCKET = released("asyncapi.yaml");
    private static final String BEFORE = ComparableContract.of(RELEASED_HTTP, RELEASED_SOCKET);

    @Test
    void clientsOfTheReleasedContractCanGoOn() {
        String current = ComparableContract.ofTheSameClients(
                Examples.read("openapi.yaml"), Examples.read("asyncapi.yaml"), released("no-breaks.yaml"));

        assertThat(Compatibility.breaks(BEFORE, current))
                .as("docs/api-changes.md says what to do instead")
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an operation is gone               | '  /api/projections:\\n' | '  /api/places:\\n'
            a method is gone                   | '    patch:\\n      tags: [users]' | '    put:\\n      tags: [users]'
            an operation has another name      | 'operationId: login\\n' | 'operationId: logIn\\n'
            an answer has another status       | '        ''201'':\\n          description: The message' | '        ''202'':\\n          description: The message'
            a request needs a new member       | 'required: [email, username, password]' | 'required: [email, username, password, displayName]'
            a text in a request is shorter     | 'minLength: 1\\n      maxLength: 8000' | 'minLength: 1\\n      maxLength: 800'
            a text in a request must be longer     | 'minLength: 8\\n      maxLength: 128' | 'minLength: 9\\n      maxLength: 128'
            a text has another pattern         | '^[A-Za-z0-9_-]{1,128}$' | '^[a-z0-9]{1,128}$'
            a list in a request is shorter     | 'maxItems: 1000' | 'maxItems: 100'
            a parameter has a smaller range    | 'minimum: 1, maximum: 100, default: 20' | 'minimum: 1, maximum: 50, default: 20'
            a header is needed                 | 'name: Idempotency-Key\\n      in: header' | 'name: Idempotency-Key\\n      required: true\\n      in: header'
            a member of an answer is gone      | '        edited: { type: boolean }\\n' | ''
            a member of an answer may be away  | 'status, edited, position]' | 'status, position]'
            a member has another type          | '        isGroup: { type: boolean }\\n' | '        isGroup: { type: string }\\n'
            a header of an answer may be away  | 'this write.\\n      required: true' | 'this write.\\n      required: false'
            a call needs a token               | '      summary: Start a session\n      description: A wrong password and an unknown address get the same answer in similar time.\n      security: []\n' | '      summary: Start a session\n'
            a schema has another name          | 'RecipientStatus' | 'Recipient'
            an event's payload needs a member  | 'required: [chatId, content]' | 'required: [chatId, content, idempotencyKey]'
            an event's payload lost a member   | '        newOwnerId:\\n' | '        nextOwnerId:\\n'
            an acknowledgement lost a member   | 'ok: { type: boolean, const: false }\\n        error:' | 'ok: { type: boolean, const: false }\\n        fault:'
            """)
    void aBreakInHttpOrSchemasIsSeen(String what, String before, String after) {
        String changed = replaced(RELEASED_HTTP, before, after);

        assertThat(Compatibility.breaks(BEFORE, ComparableContract.of(changed, RELEASED_SOCKET)))
                .as(what)
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an event of clients is gone        | '- $ref: ''#/channels/socketIo/messages/client_sync''' | '- $ref: ''#/channels/socketIo/messages/client_authenticate'''
            an event of the server is gone     | '      - $ref: ''#/channels/plain/messages/server_resync''\\n' | ''
            an event has another name          | 'name: user_online' | 'name: user_came'
            a socket has another address       | 'address: /ws' | 'address: /socket'
            """)
    void aBreakInTheSocketIsSeen(String what, String before, String after) {
        String changed = replaced(RELEASED_SOCKET, before, after);

        assertThat(Compatibility.breaks(BEFORE, ComparableContract.of(RELEASED_HTTP, changed)))
                .as(what)
                .isNotEmpty();
    }

    @Test
    void aWordThatIsNoLongerAcceptedIsSeen() {
        String words = "required: [seq]\n      properties:\n        kind: { type: string, enum: [read, heard] }\n";
        String before = replaced(RELEASED_HTTP, "required: [seq]\\n      properties:\\n", words);
        String after = before.replace("enum: [read, heard]", "enum: [read]");

        assertThat(Compatibility.breaks(
                        ComparableContract.of(before, RELEASED_SOCKET), ComparableContract.of(after, RELEASED_SOCKET)))
                .isNotEmpty();
        assertThat(Compatibility.breaks(
                        ComparableContract.of(after, RELEASED_SOCKET), ComparableContract.of(before, RELEASED_SOCKET)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a path is new                      | '  /api/projections:\\n' | '  /api/bots:\\n    get:\\n      operationId: listBots\\n      responses:\\n        "204": { description: None. }\\n  /api/projections:\\n'
            a request may have a new member    | '        displayName:\\n          description: The username' | '        locale: { type: string }\\n        displayName:\\n          description: The username'
            an answer has a new member         | '        edited: { type: boolean }\\n' | '        edited: { type: boolean }\\n        pinned: { type: boolean }\\n'
            an answer has a new word           | 'enum: [sent, delivered, read]' | 'enum: [sent, delivered, read, failed]'
            a text in a request may be longer  | 'email: { type: string, maxLength: 254 }' | 'email: { type: string, maxLength: 300 }'
            a description is other             | 'summary: One chat\\n' | 'summary: A chat\\n'
            """)
    void growthIsCompatible(String what, String before, String after) {
        String changed = replaced(RELEASED_HTTP, before, after);

        assertThat(Compatibility.breaks(BEFORE, ComparableContract.of(changed, RELEASED_SOCKET)))
                .as(what)
                .isEmpty();
    }

    private static String replaced(String text, String before, String after) {
        assertThat(text).contains(lines(before));
        return text.replace(lines(before), lines(after));
    }

    private static String lines(String text) {
        return Objects.requireNonNullElse(text, "").replace("\\n", "\n");
    }

    static String released(String file) {
        try (InputStream in = CompatibilityTest.class.getResourceAsStream("/released/" + RELEASED + '/' + file)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
