package chat.verbatim.command.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatMembership;
import chat.verbatim.api.preference.ChangedPreferences;
import chat.verbatim.api.preference.ChatPreferences;
import chat.verbatim.api.preference.Mute;
import chat.verbatim.api.preference.PreferenceCommand.ChangePreferences;
import chat.verbatim.api.preference.PreferenceCommand.ForgetPreferences;
import chat.verbatim.api.preference.PreferenceEvent.ChatPreferencesChanged;
import chat.verbatim.command.EmptyLog;
import chat.verbatim.eventstore.LogReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ada chooses. She is in c1 since its seq 0, in c2 since 5, and in many more; not in left-ones. */
class MemberPreferencesTest {
    private static final Instant TOMORROW = Instant.parse("2026-11-23T10:00:00Z");

    private final AggregateTestFixture<MemberPreferences> fixture = new AggregateTestFixture<>(MemberPreferences.class);

    @BeforeEach
    void handleCommands() {
        ChatMembership membership = (chatId, userId) -> {
            if (chatId.startsWith("left") || !userId.equals("ada")) {
                return OptionalLong.empty();
            }
            return OptionalLong.of(Map.of("c2", 5L).getOrDefault(chatId, 0L));
        };
        fixture.registerInjectableResource((LogReader) new EmptyLog());
        fixture.registerAnnotatedCommandHandler(new PreferenceHandler(membership, fixture.getRepository()));
    }

    private static ChangePreferences choose(String chatId, @Nullable Mute mute, @Nullable Boolean pinned) {
        return new ChangePreferences(chatId, "ada", mute, pinned);
    }

    private static ChatPreferencesChanged chosen(
            String chatId, long since, @Nullable Instant mutedUntil, @Nullable Long pinSeq) {
        return new ChatPreferencesChanged("ada", chatId, since, mutedUntil, pinSeq);
    }

    private static Object[] manyPinned(String prefix) {
        return IntStream.range(0, MemberPreferences.MOST_PINNED)
                .mapToObj(i -> chosen(prefix + i, 0, null, (long) i))
                .toArray();
    }

    private static ChangedPreferences now(long seq, @Nullable Instant mutedUntil, @Nullable Long pinSeq) {
        return new ChangedPreferences(new ChatPreferences(seq, mutedUntil, pinSeq), 0, List.of());
    }

    @Test
    void theFirstChoiceBeginsTheStream() {
        fixture.givenNoPriorActivity()
                .when(choose("c1", new Mute(TOMORROW), null))
                .expectEvents(chosen("c1", 0, TOMORROW, null))
                .expectResultMessagePayload(now(0, TOMORROW, null));
    }

    @Test
    void whatIsNotGivenStays() {
        fixture.given(chosen("c1", 0, TOMORROW, null))
                .when(choose("c1", null, true))
                .expectEvents(chosen("c1", 0, TOMORROW, 1L))
                .expectResultMessagePayload(now(1, TOMORROW, 1L));
        fixture.given(chosen("c1", 0, TOMORROW, 0L))
                .when(choose("c1", Mute.OFF, null))
                .expectEvents(chosen("c1", 0, null, 0L));
    }

    @Test
    void aRepeatStoresNothing() {
        fixture.given(chosen("c1", 0, TOMORROW, 0L))
                .when(choose("c1", new Mute(TOMORROW), true))
                .expectNoEvents();
        fixture.givenNoPriorActivity().when(choose("c1", Mute.OFF, false)).expectNoEvents();
        fixture.givenNoPriorActivity().when(choose("c1", null, null)).expectNoEvents();
    }

    @Test
    void whatWasPinnedLastHasTheLargestNumber() {
        fixture.given(chosen("c1", 0, null, 0L), chosen("c2", 5, null, 1L), chosen("c1", 0, null, null))
                .when(choose("c1", null, true))
                .expectEvents(chosen("c1", 0, null, 3L));
    }

    @Test
    void onlyMembersChoose() {
        fixture.givenNoPriorActivity()
                .when(choose("left", Mute.FOREVER, null))
                .expectException(new CustomTypeSafeMatcher<Throwable>("chat not found") {
                    @Override
                    protected boolean matchesSafely(Throwable thrown) {
                        return RefusedException.refusalIn(thrown)
                                .filter(refusal -> refusal.code() == RefusalCode.CHAT_NOT_FOUND)
                                .isPresent();
                    }
                })
                .expectNoEvents();
    }

    @Test
    void whatWasChosenInAnEarlierMembershipDoesNotCount() {
        fixture.given(chosen("c2", 1, TOMORROW, 0L))
                .when(choose("c2", null, true))
                .expectEvents(chosen("c2", 5, null, 1L));
        fixture.given(chosen("c2", 1, TOMORROW, 0L))
                .when(choose("c2", Mute.OFF, null))
                .expectNoEvents();
    }

    @Test
    void soManyChatsMayBePinnedAndNoMore() {
        fixture.given(manyPinned("chat"))
                .when(choose("c1", null, true))
                .expectNoEvents()
                .expectResultMessagePayload(new ChangedPreferences(
                        ChatPreferences.NONE,
                        0,
                        IntStream.range(0, 20).mapToObj(i -> "chat" + i).toList()));
        fixture.given(manyPinned("chat"))
                .when(choose("c1", Mute.FOREVER, null))
                .expectEvents(chosen("c1", 0, Mute.FOREVER.until(), null));
        fixture.given(manyPinned("chat")).when(choose("chat3", null, true)).expectNoEvents();
    }

    @Test
    void aPinOfAChatThatWasLeftIsForgotten() {
        fixture.given(manyPinned("left"))
                .when(new ForgetPreferences("left7", "ada"))
                .expectEvents(chosen("left7", -1, null, null));
        fixture.given(manyPinned("chat"))
                .when(new ForgetPreferences("chat7", "ada"))
                .expectNoEvents();
    }

    @Test
    void aTimeIsReadAsTheContractWritesIt() {
        assertThat(Mute.of("2026-11-23T10:00:00.000Z").until()).isEqualTo(TOMORROW);
        assertThat(Mute.of("off")).isEqualTo(Mute.OFF);
        assertThat(Mute.of("forever").until()).isEqualTo("9999-12-31T23:59:59.999Z");
        for (String wrong : List.of("", "now", "2026-11-23", "2026-13-23T10:00:00.000Z", "2026-11-23T10:00:00Z")) {
            assertThat(catchThrowable(() -> Mute.of(wrong))).as(wrong).isInstanceOf(RefusedException.class);
        }
    }
}
