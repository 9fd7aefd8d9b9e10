package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Exchange;
import chat.verbatim.standalone.journey.FuzzedContract.FuzzedOperation;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Requests made from the contract, right and wrong ones: no answer is a 500, each is in the contract, and what was refused has changed
 * nothing. {@code -Dverbatim.fuzz.seconds=600} looks longer; {@code -Dverbatim.fuzz.seed} repeats what a failure tells.
 */
@ExtendWith(RunningVerbatim.class)
class FuzzTest {
    private static final long SECONDS = Long.getLong("verbatim.fuzz.seconds", 20);
    /** The same unless told otherwise: a build finds what its change broke, and {@code ./dev fuzz} finds what nobody knew. */
    private static final long SEED = Long.getLong("verbatim.fuzz.seed", 1);
    /** So many requests in a row are compared with what everybody saw before them. */
    private static final int ROUND = 100;
    /** Enough to see every kind of answer, on a slow machine, too. */
    private static final int FEWEST = 800;
    /** Registrations and log-ins of all tests come from one address, which may ask only so often. */
    private static final int ONE_IN_SO_MANY_AT_THE_DOOR = 20;

    private final FuzzedContract contract = new FuzzedContract();
    private final Random random = new Random(SEED);
    private final ApiClient server;
    private final FuzzedWorld world;
    private final FuzzedValues values;
    private final Map<String, Integer> answers = new TreeMap<>();

    FuzzTest(ApiClient server) {
        this.server = server;
        world = new FuzzedWorld(server);
        values = new FuzzedValues(contract, random, world::ids, 50_000);
    }

    @Test
    @SuppressWarnings("SystemOut") // For whoever wants to repeat it.
    void noRequestBreaksAnything() {
        System.out.println("Fuzzing with -Dverbatim.fuzz.seed=" + SEED);
        List<FuzzedOperation> operations = contract.operations().stream()
                .filter(operation -> !Set.of("logout", "endSessions", "eraseMe").contains(operation.id()))
                .toList();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        int requests = 0;
        while (System.nanoTime() < end || requests < FEWEST) {
            requests += round(operations);
        }
        world.goesOn();
        System.out.println(requests + " requests: " + answers);
        assertThat(answers.keySet())
                .as("all kinds of answers")
                .contains("200", "201", "400", "404", "405", "406", "415");
    }

    private int round(List<FuzzedOperation> operations) {
        List<?> before = world.seenByAll();
        List<FuzzedRequest> refused = new ArrayList<>();
        boolean changed = false;
        for (int i = 0; i < ROUND; i++) {
            FuzzedOperation operation = values.oneOf(operations);
            if (operation.template().startsWith("/api/auth") && random.nextInt(ONE_IN_SO_MANY_AT_THE_DOOR) > 0) {
                continue;
            }
            String token = values.oneOf(world.people()).api().token();
            FuzzedRequest request = new FuzzedRequests(values, random, token).make(operation);
            changed |= send(request);
            refused.add(request);
        }
        if (!changed) {
            assertThat(world.seenByAll())
                    .as("seed %s: nothing has changed by %s", SEED, refused)
                    .isEqualTo(before);
        }
        return refused.size();
    }

    /** @return whether it may have changed something */
    private boolean send(FuzzedRequest request) {
        String head = world.head();
        Exchange exchange;
        try {
            exchange = request.send(server.server());
        } catch (UncheckedIOException cutOff) {
            // The server does not read on where too much is sent, and the client may miss the answer that says so.
            assertThat(request.isTooLarge()).as("seed %s: %s", SEED, cutOff).isTrue();
            assertThat(world.head()).as("seed %s: the end of the log", SEED).isEqualTo(head);
            return false;
        }
        answers.merge(Integer.toString(exchange.status()), 1, Integer::sum);
        try {
            server.contract().checkExchange(exchange);
            boolean accepted = exchange.status() < 400 && !request.reads();
            if (!accepted) {
                assertThat(world.head()).as("the end of the log").isEqualTo(head);
            }
            return accepted;
        } catch (AssertionError wrong) {
            throw new AssertionError("seed " + SEED + ": " + request + "\n" + wrong.getMessage(), wrong);
        }
    }
}
