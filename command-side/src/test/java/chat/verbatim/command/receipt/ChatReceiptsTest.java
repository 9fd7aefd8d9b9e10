package chat.verbatim.command.receipt;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.MarkLimits;
import chat.verbatim.api.receipt.ReceiptCommand.AdvanceReceipts;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far the members of a chat have come. The chat allows everything here but marks beyond 10. */
class ChatReceiptsTest {
    private final AggregateTestFixture<ChatReceipts> fixture = new AggregateTestFixture<>(ChatReceipts.class);

    @BeforeEach
    void handleCommands() {
        MarkLimits upToTen = (chatId, marks) -> marks.stream()
                .map(mark -> new Mark(mark.userId(), Math.min(10, mark.deliveredSeq()), Math.min(10, mark.readSeq())))
                .toList();
        fixture.registerAnnotatedCommandHandler(new ReceiptHandler(upToTen, fixture.getRepository()));
    }

    @Test
    void theFirstMarkBeginsTheStream() {
        fixture.givenNoPriorActivity()
                .when(advance(new Mark("ada", 3, -1)))
                .expectEvents(moved(new Mark("ada", 3, -1)))
                .expectResultMessagePayload(Accepted.at(0));
    }

    @Test
    void whatIsReadWasDelivered() {
        fixture.givenNoPriorActivity().when(advance(new Mark("ada", -1, 3))).expectEvents(moved(new Mark("ada", 3, 3)));
    }

    @Test
    void onlyMarksThatMoveAreStored() {
        fixture.given(moved(new Mark("ada", 3, 3), new Mark("grace", 2, 1)))
                .when(advance(new Mark("ada", 3, 2), new Mark("grace", 2, 2)))
                .expectEvents(moved(new Mark("grace", 2, 2)))
                .expectResultMessagePayload(Accepted.at(1));
    }

    @Test
    void marksNeverMoveBack() {
        fixture.given(moved(new Mark("ada", 5, 1)))
                .when(advance(new Mark("ada", 3, 3)))
                .expectEvents(moved(new Mark("ada", 5, 3)));
    }

    @Test
    void nothingMovedIsNothingStored() {
        fixture.given(moved(new Mark("ada", 3, 3)))
                .when(advance(new Mark("ada", 3, 3), new Mark("ada", 1, 0)))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(0));
    }

    @Test
    void noMarkGoesBeyondTheChat() {
        fixture.givenNoPriorActivity()
                .when(advance(new Mark("ada", 99, Long.MAX_VALUE)))
                .expectEvents(moved(new Mark("ada", 10, 10)));
    }

    @Test
    void twoMarksOfOneMemberInOneCommandAreOne() {
        fixture.givenNoPriorActivity()
                .when(advance(new Mark("ada", 3, 1), new Mark("ada", 2, 2)))
                .expectEvents(moved(new Mark("ada", 3, 2)));
    }

    private static AdvanceReceipts advance(Mark... marks) {
        return new AdvanceReceipts("c1", List.of(marks));
    }

    private static ReceiptsAdvanced moved(Mark... marks) {
        return new ReceiptsAdvanced("c1", List.of(marks));
    }
}
