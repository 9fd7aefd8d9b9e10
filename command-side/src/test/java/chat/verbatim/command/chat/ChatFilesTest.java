package chat.verbatim.command.chat;

import static chat.verbatim.command.chat.ChatFixture.CHAT;
import static chat.verbatim.command.chat.ChatFixture.aFixture;
import static chat.verbatim.command.chat.ChatFixture.aGroup;
import static chat.verbatim.command.chat.ChatFixture.refusal;
import static chat.verbatim.command.chat.ChatFixture.show;
import static chat.verbatim.command.chat.ChatFixture.shown;
import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.eventstore.DenseLogEventStore;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class ChatFilesTest {
    private final FixtureConfiguration<Chat> chat = aFixture();

    @Test
    void filesMayComeWithoutWords() {
        chat.given(aGroup())
                .when(show("grace", "", "k1", "f1", "f2"))
                .expectSuccessfulHandlerExecution()
                .expectEvents(shown("grace", "", "k1", "f1", "f2"));
    }

    @Test
    void eachFileIsClaimedBesideTheKey() {
        chat.given(aGroup()).when(show("grace", "Look", "k1", "f1")).expectSuccessfulHandlerExecution();
        assertThat(chat.getEventStore()
                        .readEvents(CHAT)
                        .asStream()
                        .toList()
                        .getLast()
                        .getMetaData()
                        .get(DenseLogEventStore.CLAIM))
                .isEqualTo(List.of("msg:c1:grace:k1", "attachment:f1"));
    }

    @Test
    void withoutFilesThereMustBeWords() {
        chat.given(aGroup()).when(show("grace", "", "k1")).expectException(refusal(RefusalCode.INVALID_REQUEST));
    }

    @Test
    void aResendAsksForNoFiles() {
        chat.given(aGroup(), shown("grace", "", "k1", "f1"))
                .when(show("grace", "", "k1", "f1"))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
