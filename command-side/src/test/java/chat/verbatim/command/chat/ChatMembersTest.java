package chat.verbatim.command.chat;

import static chat.verbatim.command.chat.ChatFixture.CHAT;
import static chat.verbatim.command.chat.ChatFixture.aDirectChat;
import static chat.verbatim.command.chat.ChatFixture.aFixture;
import static chat.verbatim.command.chat.ChatFixture.aGroup;
import static chat.verbatim.command.chat.ChatFixture.refusal;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand;
import chat.verbatim.api.chat.ChatCommand.AddParticipant;
import chat.verbatim.api.chat.ChatCommand.CreateChat;
import chat.verbatim.api.chat.ChatCommand.RemoveParticipant;
import chat.verbatim.api.chat.ChatCommand.RenameChat;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is in a chat, and what it is called. */
class ChatMembersTest {
    private final FixtureConfiguration<Chat> chat = aFixture();

    @Test
    void aGroupBeginsWithItsCreatorAsOwner() {
        chat.givenNoPriorActivity()
                .when(new CreateChat(CHAT, "ada", List.of("grace", "barbara"), true, new ChatName("Engine")))
                .expectEvents(aGroup())
                .expectResultMessagePayload(Accepted.at(0));
    }

    @Test
    void aGroupMayBeginWithOnePersonAndWithoutAName() {
        chat.givenNoPriorActivity()
                .when(new CreateChat(CHAT, "ada", List.of(), true, null))
                .expectEvents(new ChatCreated(CHAT, "ada", List.of("ada"), true, null));
    }

    @Test
    void twoPeopleHaveAChatWithoutAName() {
        chat.givenNoPriorActivity()
                .when(new CreateChat(CHAT, "ada", List.of("grace"), false, new ChatName("ignored")))
                .expectEvents(aDirectChat());
    }

    @Test
    void theSameChatBegunAgainIsTheFirst() {
        chat.given(aDirectChat())
                .when(new CreateChat(CHAT, "grace", List.of("ada"), false, null))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(0).withPosition(1));
    }

    @Test
    void nobodyTalksToThemselvesAlone() {
        chat.givenNoPriorActivity()
                .when(new CreateChat(CHAT, "ada", List.of("ada"), false, null))
                .expectException(refusal(RefusalCode.INVALID_REQUEST))
                .expectNoEvents();
    }

    @Test
    void aParticipantWhoDoesNotExistBeginsNothing() {
        chat.givenNoPriorActivity()
                .when(new CreateChat(CHAT, "ada", List.of("grace", "nobody"), true, null))
                .expectException(refusal(RefusalCode.USER_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void aGroupHasAtMostAThousandMembers() {
        List<String> many = IntStream.range(0, 1_000).mapToObj(i -> "user" + i).toList();
        chat.givenNoPriorActivity()
                .when(new CreateChat(CHAT, "ada", many, true, null))
                .expectException(refusal(RefusalCode.INVALID_REQUEST))
                .expectNoEvents();
    }

    @Test
    void aFullGroupTakesNobodyMore() {
        List<String> many = new ArrayList<>(List.of("ada"));
        IntStream.range(1, 1_000).forEach(i -> many.add("user" + i));
        chat.given(new ChatCreated(CHAT, "ada", many, true, null))
                .when(new AddParticipant(CHAT, "ada", "grace"))
                .expectException(refusal(RefusalCode.INVALID_REQUEST))
                .expectNoEvents();
    }

    @Test
    void anyMemberMayAdd() {
        chat.given(aGroup())
                .when(new AddParticipant(CHAT, "grace", "mallory"))
                .expectEvents(new ParticipantAdded(CHAT, "grace", "mallory"))
                .expectResultMessagePayload(Accepted.at(1));
    }

    @Test
    void addingAMemberAgainChangesNothing() {
        chat.given(aGroup())
                .when(new AddParticipant(CHAT, "ada", "grace"))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(0).withPosition(1));
    }

    @Test
    void onlyPeopleWhoExistAreAdded() {
        chat.given(aGroup())
                .when(new AddParticipant(CHAT, "ada", "nobody"))
                .expectException(refusal(RefusalCode.USER_NOT_FOUND))
                .expectNoEvents();
    }

    @Test
    void theOwnerMayRemoveOthers() {
        chat.given(aGroup())
                .when(new RemoveParticipant(CHAT, "ada", "grace"))
                .expectEvents(new ParticipantRemoved(CHAT, "ada", "grace", null));
    }

    @Test
    void othersMayNotRemoveOthers() {
        chat.given(aGroup())
                .when(new RemoveParticipant(CHAT, "grace", "barbara"))
                .expectException(refusal(RefusalCode.FORBIDDEN))
                .expectNoEvents();
    }

    @Test
    void removingSomebodyWhoIsNotThereChangesNothing() {
        chat.given(aGroup())
                .when(new RemoveParticipant(CHAT, "ada", "mallory"))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(0).withPosition(1));
    }

    @Test
    void anybodyMayLeave() {
        chat.given(aGroup())
                .when(new RemoveParticipant(CHAT, "grace", "grace"))
                .expectEvents(new ParticipantRemoved(CHAT, "grace", "grace", null));
    }

    @Test
    void whenTheOwnerLeavesWhoHasBeenThereLongestOwnsTheGroup() {
        chat.given(
                        aGroup(),
                        new ParticipantRemoved(CHAT, "grace", "grace", null),
                        new ParticipantAdded(CHAT, "ada", "grace"))
                .when(new RemoveParticipant(CHAT, "ada", "ada"))
                .expectEvents(new ParticipantRemoved(CHAT, "ada", "ada", "barbara"));
    }

    @Test
    void theNewOwnerMayRemoveOthers() {
        chat.given(aGroup(), new ParticipantRemoved(CHAT, "ada", "ada", "grace"))
                .when(new RemoveParticipant(CHAT, "grace", "barbara"))
                .expectEvents(new ParticipantRemoved(CHAT, "grace", "barbara", null));
    }

    @Test
    void theLastOneLeavesAnEmptyGroup() {
        chat.given(new ChatCreated(CHAT, "ada", List.of("ada"), true, null))
                .when(new RemoveParticipant(CHAT, "ada", "ada"))
                .expectEvents(new ParticipantRemoved(CHAT, "ada", "ada", null));
    }

    @Test
    void anyMemberMayRename() {
        chat.given(aGroup())
                .when(new RenameChat(CHAT, "barbara", new ChatName("Loom")))
                .expectEvents(new ChatRenamed(CHAT, "barbara", "Loom"));
    }

    @Test
    void theSameNameChangesNothing() {
        chat.given(aGroup(), new ChatRenamed(CHAT, "ada", "Loom"))
                .when(new RenameChat(CHAT, "grace", new ChatName("Loom")))
                .expectNoEvents()
                .expectResultMessagePayload(Accepted.already(1).withPosition(2));
    }

    static Stream<ChatCommand> groupMatters() {
        return Stream.of(
                new RenameChat(CHAT, "ada", new ChatName("x")),
                new AddParticipant(CHAT, "ada", "barbara"),
                new RemoveParticipant(CHAT, "ada", "grace"),
                new RemoveParticipant(CHAT, "ada", "ada"));
    }

    @ParameterizedTest
    @MethodSource("groupMatters")
    void twoPeopleStayAmongThemselves(ChatCommand command) {
        chat.given(aDirectChat())
                .when(command)
                .expectException(refusal(RefusalCode.NOT_A_GROUP))
                .expectNoEvents();
    }

    static Stream<ChatCommand> strangersWishes() {
        return Stream.of(
                new CreateChat(CHAT, "mallory", List.of("ada"), true, null),
                new RenameChat(CHAT, "mallory", new ChatName("x")),
                new AddParticipant(CHAT, "mallory", "mallory"),
                new RemoveParticipant(CHAT, "mallory", "ada"),
                new RemoveParticipant(CHAT, "mallory", "mallory"));
    }

    @ParameterizedTest
    @MethodSource("strangersWishes")
    void forAStrangerThereIsNoChat(ChatCommand command) {
        chat.given(aGroup())
                .when(command)
                .expectException(refusal(RefusalCode.CHAT_NOT_FOUND))
                .expectExceptionMessage("There is no such chat.")
                .expectNoEvents();
    }
}
