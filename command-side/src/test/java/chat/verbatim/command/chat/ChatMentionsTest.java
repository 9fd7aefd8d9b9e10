package chat.verbatim.command.chat;

import static chat.verbatim.command.chat.ChatFixture.CHAT;
import static chat.verbatim.command.chat.ChatFixture.aFixture;
import static chat.verbatim.command.chat.ChatFixture.aGroup;
import static chat.verbatim.command.chat.ChatFixture.said;
import static chat.verbatim.command.chat.ChatFixture.say;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.chat.ChatCommand.EditMessage;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.message.MessageContent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a message names. */
class ChatMentionsTest {
    private final FixtureConfiguration<Chat> chat = aFixture();

    private static MessageSent naming(String sender, String content, String... named) {
        return new MessageSent(CHAT, sender, content, "k1", null, List.of(named));
    }

    @Test
    void aMemberIsNamedByUsernameWhateverItsCase() {
        chat.given(aGroup())
                .when(say("ada", "Look, @Grace and @BARBARA, and @grace again", "k1"))
                .expectEvents(naming("ada", "Look, @Grace and @BARBARA, and @grace again", "grace", "barbara"));
    }

    @Test
    void whoIsNotInTheChatIsNotNamed() {
        chat.given(aGroup(), new ParticipantRemoved(CHAT, "ada", "barbara", null))
                .when(say("ada", "@mallory @nobody @barbara @grace", "k1"))
                .expectEvents(naming("ada", "@mallory @nobody @barbara @grace", "grace"));
    }

    @Test
    void anEditNamesAnew() {
        chat.given(aGroup(), said("ada", "@grace"))
                .when(new EditMessage(CHAT, "ada", 1, new MessageContent("@barbara")))
                .expectEvents(new MessageEdited(CHAT, "ada", 1, "@barbara", List.of("barbara")));
    }

    @Test
    void anEditMayNameNobodyAnyMore() {
        chat.given(aGroup(), said("ada", "@grace"))
                .when(new EditMessage(CHAT, "ada", 1, new MessageContent("nobody")))
                .expectEvents(new MessageEdited(CHAT, "ada", 1, "nobody"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "@ada|ada",
                "(@ada)|ada",
                "Yes, @ada. Thanks|ada. ada",
                "**@ada**|ada",
                "@ada's|ada",
                "@ada,@bob|ada,bob",
                "\u4f60\u597d @ada\uff01|ada",
                "@a.b-c_d...|a.b-c_d... a.b-c_d.. a.b-c_d. a.b-c_d",
                "`x` @ada|ada",
                "`` ` @bob `` @ada|ada",
                "` @ada|ada",
                "a ``` @ada|ada",
            })
    void aNameStandsWhereItCanBeMeant(String text, String names) {
        assertThat(Mentions.named(text).stream().map(spellings -> String.join(" ", spellings)))
                .containsExactly(names.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.org",
                "https://example.org/@ada",
                "@ad",
                "@ ada",
                "@-ada",
                "\\@ada",
                "@@ada",
                "`@ada`",
                "`` a ` @ada ``",
                "```\n@ada\n```",
                "```java\n@Override\n@ada",
                "~~~\n@ada\n~~~\n",
                "@abcdefghijklmnopqrstuvwxyz0123456789"
            })
    void elsewhereNobodyIsNamed(String text) {
        assertThat(Mentions.named(text)).isEmpty();
    }

    @Test
    void atMostFiftyAreNamed() {
        String everybody = String.join(
                " ", IntStream.range(0, 200).mapToObj(i -> "@user" + i).toList());
        assertThat(Mentions.named(everybody).stream().flatMap(Collection::stream))
                .hasSize(MessageSent.MOST_MENTIONS)
                .startsWith("user0")
                .endsWith("user49");
    }

    @ParameterizedTest
    @ValueSource(strings = {"`", "@", "@a.", "``` ", "~~~\n", "`@ada", "\\`", "@ada.. "})
    @Timeout(10)
    void theLongestTextIsReadAtOnce(String piece) {
        String text = piece.repeat(8_000 / piece.length());
        long start = System.nanoTime();
        Mentions.named(text);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
}
