package chat.verbatim.command.chat;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.command.Claims;
import chat.verbatim.eventstore.LogEntry;
import chat.verbatim.eventstore.LogReader;
import java.util.Optional;
import org.axonframework.messaging.MetaData;

/**
 * The different emojis that one person has ever put to one message. Each takes a numbered slot by a claim when it is first used, so that
 * a few reads by key tell for ever whether it was, and how many there are.
 */
record ReactionSlots(LogReader log, String chatId, long messageSeq, String userId) {
    static final int MOST = 20;

    /** Whether this emoji was ever used. It may have been taken back since. */
    boolean hold(String emoji) {
        return slotOf(emoji).taken();
    }

    /**
     * What an event that uses this emoji has to claim: the next slot, or nothing when it has one.
     *
     * @throws chat.verbatim.api.RefusedException with {@code LIMIT_REACHED} when it has none and all are taken
     */
    MetaData claimOf(String emoji) {
        Slot slot = slotOf(emoji);
        if (slot.taken()) {
            return MetaData.emptyInstance();
        }
        if (slot.number() > MOST) {
            throw Refusal.because(
                    RefusalCode.LIMIT_REACHED,
                    "A message takes " + MOST + " different emojis of one person, those taken back included.");
        }
        return Claims.claiming(claim(slot.number()));
    }

    private record Slot(int number, boolean taken) {}

    /** The slot that the emoji has, or the first free one. */
    private Slot slotOf(String emoji) {
        for (int number = 1; number <= MOST; number++) {
            Optional<LogEntry> holder = log.findClaim(claim(number));
            if (holder.isEmpty()) {
                return new Slot(number, false);
            }
            if (holder.get().event().getPayload() instanceof ReactionAdded used
                    && used.emoji().equals(emoji)) {
                return new Slot(number, true);
            }
        }
        return new Slot(MOST + 1, false);
    }

    private String claim(int slot) {
        return "reaction:" + chatId + ':' + messageSeq + ':' + userId + ':' + slot;
    }
}
