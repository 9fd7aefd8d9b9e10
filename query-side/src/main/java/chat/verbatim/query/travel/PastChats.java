package chat.verbatim.query.travel;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.eventstore.LogReader;
import chat.verbatim.query.chat.ChatDocument;
import chat.verbatim.query.membership.Access;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.travel.Places.Place;
import chat.verbatim.query.user.UserSummaries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Opens chats at a moment, for those who are members now and were members then. To those who are no members now the chat does not exist; to
 * those who are, moments at which they were not in it are closed.
 */
final class PastChats {
    /**
     * A chat as it was.
     *
     * @param seq of its newest event of then
     * @param position of that event
     * @param at when that event happened
     * @param participants the members of then, those who came first first; all of them could see all of the chat
     */
    record PastChat(
            String chatId,
            long seq,
            String position,
            Instant at,
            @Nullable String name,
            boolean isGroup,
            String creator,
            Instant createdAt,
            List<PastParticipant> participants) {}

    /**
     * @param user as they are now
     * @param sinceSeq seq of the event by which they had become a member
     */
    record PastParticipant(UserSummary user, Role role, long sinceSeq) {}

    /** A chat that was opened at a place. */
    record Opened(Place place, ChatPast past, ChatDocument now, ReadModel.Found found) {}

    private final ReadModel documents;
    private final Trails trails;
    private final Places places;
    private final LogReader log;
    private final UserSummaries users;

    PastChats(ReadModel documents, Trails trails, Places places, LogReader log, UserSummaries users) {
        this.documents = documents;
        this.trails = trails;
        this.places = places;
        this.log = log;
        this.users = users;
    }

    /**
     * @throws chat.verbatim.api.RefusedException with {@code CHAT_NOT_FOUND} for those who are no members now, {@code FORBIDDEN} for those
     *     who were none then, and {@code INVALID_REQUEST} for a moment that the chat does not have
     */
    Opened open(String chatId, String userId, Moment moment) {
        Access.requirePlausible(chatId);
        ReadModel.Found found = documents.find(
                List.of(ChatKeys.member(chatId, userId), ChatKeys.chat(chatId), ChatKeys.newestSeqs(chatId)));
        long since = Access.require(chatId, userId, found).since();
        ChatDocument chat = found.get(ChatKeys.chat(chatId), ChatDocument::new);
        if (chat == null) {
            throw Access.chatNotFound();
        }
        Place place = places.at(chatId, chat.lastSeq(), moment);
        String trail = TravelKeys.chat(chatId);
        ChatPast past = trails.at(List.of(trail), place.seq(), ChatPast::new).get(trail);
        if (past == null || !past.isMember(userId)) {
            throw Refusal.because(
                    RefusalCode.FORBIDDEN,
                    "You were not in this chat then. Choose a moment at which you were: you have been in it since the event of seq "
                            + since + ".");
        }
        return new Opened(place, past, chat, found);
    }

    PastChat view(String chatId, String userId, Moment moment) {
        Opened opened = open(chatId, userId, moment);
        ChatPast past = opened.past;
        Map<String, UserSummary> people = users.require(past.members());
        return new PastChat(
                chatId,
                opened.place.seq(),
                Position.encode(opened.place.position()),
                opened.place.at(),
                name(chatId, past.named()),
                opened.now.isGroup(),
                opened.now.creator(),
                opened.now.createdAt(),
                past.members().stream()
                        .map(id -> new PastParticipant(
                                Objects.requireNonNull(people.get(id)), past.roleOf(id), past.since(id)))
                        .toList());
    }

    private @Nullable String name(String chatId, OptionalLong named) {
        if (named.isEmpty()) {
            return null;
        }
        return switch (log.read(chatId, named.getAsLong()).orElseThrow().event().getPayload()) {
            case ChatCreated e -> e.name();
            case ChatRenamed e -> e.name();
            default -> null;
        };
    }
}
