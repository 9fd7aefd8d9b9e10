package chat.verbatim.realtime.redis;

import chat.verbatim.realtime.presence.PresenceChange;
import chat.verbatim.realtime.presence.PresenceLeases;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Leases in Redis: {@code user:{userId}:online} is a sorted set of the user's connections by the end of their leases, and ends
 * with the last of them. Beside them {@code presence:live} holds all users by the end of their last lease, and {@code
 * presence:leaving}, {@code presence:gone} and {@code presence:telling} those on their way out. Everything changes in scripts,
 * by the clock of Redis alone.
 */
final class RedisPresence implements PresenceLeases {
    private static final String LIVE = "presence:live";
    private static final String LEAVING = "presence:leaving";
    private static final String GONE = "presence:gone";
    private static final String TELLING = "presence:telling";
    private static final String PULSE = "presence:pulse";
    private static final String SETTLED = "presence:settled";

    private static final int USERS_PER_CALL = 100;
    private static final int ASKED_PER_CALL = 1_000;
    private static final int MOST_CLAIMED = 256;
    private static final Duration CLAIM = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration GONE_REMEMBERED = Duration.ofDays(1);

    private final RedisLink link;
    private final Settings settings;
    private final OwnLeases own = new OwnLeases();
    private boolean settled;
    /** Whether Redis may not know all that this node wants it to. */
    private volatile boolean behind;

    /**
     * @param ttl how long a lease lives without being renewed
     * @param debounce how long somebody may be away before others are told
     */
    record Settings(Duration ttl, Duration debounce) {}

    RedisPresence(RedisLink link, Settings settings) {
        this.link = link;
        this.settings = settings;
    }

    @Override
    public Optional<PresenceChange> take(String userId, String connectionId) {
        OwnLeases.Lease lease = own.add(userId, connectionId);
        try {
            List<PresenceChange> came = new ArrayList<>();
            establish(() -> List.of(List.of(lease)), came::add);
            return came.stream().findFirst();
        } catch (RedisException away) {
            behind = true;
            return Optional.empty();
        }
    }

    @Override
    public void release(String userId, String connectionId) {
        OwnLeases.Lease lease = own.remove(connectionId);
        if (lease != null) {
            giveBack(List.of(lease));
        }
    }

    @Override
    public void renew(Consumer<PresenceChange> tell) {
        behind = false;
        giveBack(own.owed());
        try {
            establish(own::byUser, tell);
        } catch (RedisException away) {
            behind = true;
        }
    }

    @Override
    public void sweep(Consumer<PresenceChange> tell) {
        boolean wasAway = link.fault() != null;
        if (!link.probe()) {
            return;
        }
        try {
            boolean wasSettled = settled;
            settled = tellGone(tell);
            if (wasAway || behind || (wasSettled && !settled)) {
                renew(tell);
            }
        } catch (RedisException away) {
            // The next one does it; what was claimed meanwhile is given out again.
        }
    }

    @Override
    public Optional<Set<String>> online(Collection<String> userIds) {
        List<String> asked = List.copyOf(userIds);
        Set<String> online = new HashSet<>();
        try {
            List<RedisFuture<List<String>>> sent = new ArrayList<>();
            for (int from = 0; from < asked.size(); from += ASKED_PER_CALL) {
                List<String> arguments = arguments(LONGEST_PAUSE, SETTLE);
                arguments.addAll(asked.subList(from, Math.min(from + ASKED_PER_CALL, asked.size())));
                sent.add(Script.ONLINE.on(link, List.of(LIVE, PULSE, SETTLED), arguments));
            }
            for (RedisFuture<List<String>> call : sent) {
                List<String> answer = link.answerTo(call);
                if (!answer.getFirst().equals("1")) {
                    return Optional.empty();
                }
                online.addAll(answer.subList(1, answer.size()));
            }
            return Optional.of(online);
        } catch (RedisException away) {
            return Optional.empty();
        }
    }

    /** Tells who is gone. Returns whether the leases are settled; if not, nodes have to renew theirs before anybody counts as gone. */
    private boolean tellGone(Consumer<PresenceChange> tell) {
        List<String> arguments = arguments(settings.ttl(), settings.debounce(), CLAIM);
        arguments.add(Integer.toString(MOST_CLAIMED));
        arguments.addAll(arguments(LONGEST_PAUSE, SETTLE, GONE_REMEMBERED));
        List<String> keys = List.of(LIVE, LEAVING, GONE, TELLING, PULSE, SETTLED);
        while (true) {
            List<String> answer = link.answerTo(Script.SWEEP.on(link, keys, arguments));
            long version = Long.parseLong(answer.get(0));
            List<String> told = new ArrayList<>(List.of(answer.get(2)));
            for (int i = 3; i < answer.size(); i += 2) {
                tell.accept(new PresenceChange(answer.get(i), instant(answer.get(i + 1)), version));
                told.add(answer.get(i));
            }
            if (told.size() > 1) {
                link.answerTo(Script.TOLD.on(link, List.of(TELLING), told));
            }
            if (told.size() <= MOST_CLAIMED) {
                return answer.get(1).equals("1");
            }
        }
    }

    /** One round trip, whatever the number of users. */
    private void establish(Supplier<List<List<OwnLeases.Lease>>> choice, Consumer<PresenceChange> tell) {
        List<Batch> sent = new ArrayList<>();
        own.inOrder(() -> {
            List<List<OwnLeases.Lease>> users = choice.get();
            for (int from = 0; from < users.size(); from += USERS_PER_CALL) {
                List<List<OwnLeases.Lease>> batch = users.subList(from, Math.min(from + USERS_PER_CALL, users.size()));
                sent.add(new Batch(batch, renewal(batch)));
            }
        });
        RedisException failed = null;
        for (Batch batch : sent) {
            try {
                established(batch.users(), link.answerTo(batch.call()), tell);
            } catch (RedisException lost) {
                batch.users().forEach(leases -> leases.forEach(OwnLeases.Lease::doubt));
                failed = lost;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private RedisFuture<List<String>> renewal(List<List<OwnLeases.Lease>> users) {
        List<String> keys = new ArrayList<>(List.of(LIVE, LEAVING, GONE, TELLING));
        List<String> arguments = arguments(settings.ttl());
        for (List<OwnLeases.Lease> leases : users) {
            String userId = leases.getFirst().userId();
            keys.add(leasesOf(userId));
            arguments.add(userId);
            arguments.add(leases.stream().anyMatch(OwnLeases.Lease::isEstablished) ? "0" : "1");
            arguments.add(Integer.toString(leases.size()));
            leases.forEach(lease -> arguments.add(lease.connectionId()));
        }
        return Script.RENEW.on(link, keys, arguments);
    }

    private static void established(
            List<List<OwnLeases.Lease>> users, List<String> answer, Consumer<PresenceChange> tell) {
        long version = Long.parseLong(answer.getFirst());
        Set<String> came = new HashSet<>(answer.subList(1, answer.size()));
        for (List<OwnLeases.Lease> leases : users) {
            boolean unsure = false;
            for (OwnLeases.Lease lease : leases) {
                unsure |= lease.establish();
            }
            String userId = leases.getFirst().userId();
            if (unsure || came.contains(userId)) {
                tell.accept(new PresenceChange(userId, null, version));
            }
        }
    }

    private void giveBack(List<OwnLeases.Lease> leases) {
        List<Release> sent = new ArrayList<>();
        try {
            own.inOrder(() -> {
                for (OwnLeases.Lease lease : leases) {
                    List<String> keys = List.of(leasesOf(lease.userId()), LIVE, LEAVING, GONE);
                    sent.add(new Release(
                            lease, Script.RELEASE.on(link, keys, List.of(lease.userId(), lease.connectionId()))));
                }
            });
            for (Release release : sent) {
                link.answerTo(release.call());
                own.settle(release.lease());
            }
        } catch (RedisException away) {
            behind = true;
        }
    }

    private static String leasesOf(String userId) {
        return "user:" + userId + ":online";
    }

    private static List<String> arguments(Duration... times) {
        List<String> arguments = new ArrayList<>();
        for (Duration time : times) {
            arguments.add(Long.toString(time.toMillis()));
        }
        return arguments;
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private record Batch(List<List<OwnLeases.Lease>> users, RedisFuture<List<String>> call) {}

    private record Release(OwnLeases.Lease lease, RedisFuture<List<String>> call) {}
}
