package chat.verbatim.realtime.user;

import chat.verbatim.api.Position;
import chat.verbatim.api.chat.ChatQuery.Departure;
import chat.verbatim.api.chat.ChatQuery.FindMemberships;
import chat.verbatim.api.chat.ChatQuery.Membership;
import chat.verbatim.api.chat.ChatQuery.Memberships;
import chat.verbatim.api.erasure.ErasedUser;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.UserErased;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserQuery.FindProfileChanges;
import chat.verbatim.api.user.UserQuery.ProfileChanges;
import chat.verbatim.realtime.routing.Broadcast;
import chat.verbatim.realtime.routing.Broadcast.Change;
import chat.verbatim.realtime.routing.FrameEncoder;
import chat.verbatim.realtime.transport.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens to users, as frames: to those who see them, members of the chats that they are or were in. */
public final class UserFrames {
    private static final Logger LOG = LoggerFactory.getLogger(UserFrames.class);

    /** The thread that asks is the one that shows everything that happens. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final FrameEncoder encoder;
    private final QueryGateway queries;
    private volatile long askAgainAt = System.nanoTime();

    public UserFrames(FrameEncoder encoder, QueryGateway queries) {
        this.encoder = encoder;
        this.queries = queries;
    }

    /** @param position where the frame stands in the order of all frames of one client */
    public record Missed(long position, Frame frame) {}

    public Broadcast changed(ProfileChanged event, long position) {
        return broadcast(event.userId(), frame(event.userId(), event.profile(), null, position), position);
    }

    /** Whoever shows anything that the user wrote puts it away. */
    public Broadcast erased(UserErased event, long position) {
        return broadcast(event.userId(), frame(event.userId(), ErasedUser.profile(), true, position), position);
    }

    private Broadcast broadcast(String userId, Frame frame, long position) {
        return Broadcast.ofUser(position, new Change.OfUser(userId, chatsOf(userId, position)), frame);
    }

    /**
     * For a client that was away: the profiles that have changed since, as they are now.
     *
     * @return empty when there are too many: the client is better off fetching its chats anew
     */
    public Optional<List<Missed>> between(long seen, long until, String userId) {
        ProfileChanges found = queries.query(new FindProfileChanges(userId, seen, until), ProfileChanges.class)
                .join();
        return found.complete()
                ? Optional.of(found.changes().stream()
                        .map(change -> new Missed(
                                change.position(),
                                frame(change.userId(), change.profile(), change.erased(), change.position())))
                        .toList())
                : Optional.empty();
    }

    private Frame frame(String userId, UserProfile profile, @Nullable Boolean erased, long position) {
        return encoder.frame("user_updated", new Updated(userId, profile, erased, Position.encode(position)));
    }

    /** Null when nobody can tell soon: better too many hear of it than too few, and than that everything else waits. */
    private @Nullable Set<String> chatsOf(String userId, long position) {
        if (System.nanoTime() - askAgainAt < 0) {
            return null;
        }
        try {
            Memberships memberships = queries.query(new FindMemberships(userId, position), Memberships.class)
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
            return Stream.concat(
                            memberships.chats().stream().map(Membership::chatId),
                            memberships.departures().stream().map(Departure::chatId))
                    .collect(Collectors.toSet());
        } catch (RuntimeException unknown) {
            askAgainAt = System.nanoTime() + PAUSE.toNanos();
            LOG.warn("Who sees user {} cannot be found out, so all are told of the new profile", userId, unknown);
            return null;
        }
    }

    record Updated(
            String userId, UserProfile profile, @Nullable Boolean erased, String position) {}
}
