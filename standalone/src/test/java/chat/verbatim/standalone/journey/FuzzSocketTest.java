package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Events made from the contract, right and wrong ones, over both kinds of socket: each is answered as the contract says, the connection
 * stays, and what was refused has changed nothing. {@code -Dverbatim.fuzz.seed} repeats what a failure tells.
 */
@ExtendWith(RunningVerbatim.class)
class FuzzSocketTest {
    /** The same unless told otherwise: a build finds what its change broke, and {@code ./dev fuzz} finds what nobody knew. */
    private static final long SEED = Long.getLong("verbatim.fuzz.seed", 1);

    private static final int EVENTS = Integer.getInteger("verbatim.fuzz.events", 150);
    /** The client for Socket.IO does not survive more, and of a frame that is no JSON nobody can tell what acknowledgement it wants. */
    private static final int DEEPEST = 200;
    /** Anything that is no envelope of an event; refused by an {@code error}, which ends nothing. */
    private static final List<String> NO_ENVELOPES = List.of(
            "",
            "null",
            "7",
            "[]",
            "{",
            "{\"event\":7}",
            "{\"event\":\"\"}",
            "{\"data\":{}}",
            "{\"event\":\"sync\",\"data\":7}",
            "{\"event\":\"ack\",\"id\":1,\"data\":{\"ok\":true}}",
            "{\"event\":\"connect\",\"data\":{\"token\":\"x\"}}",
            "{\"event\":\"send_message\",\"data\":{\"chatId\":\"\\ud83d\",\"content\":\"\\ud83d\"}}",
            "{\"event\":\"user_typing\",\"data\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "{\"event\":\"user_typing\",\"data\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(900) + "}",
            "{\"event\":\"" + "e".repeat(3_000) + "\",\"data\":{}}",
            "{\"event\":\"user_typing\",\"event\":\"sync\",\"data\":{}}",
            "\u0000");

    private final FuzzedContract contract = new FuzzedContract();
    private final Random random = new Random(SEED);
    private final FuzzedWorld world;
    private final FuzzedValues values;
    private final List<Map.Entry<String, JsonNode>> events;
    private final Person ada;

    FuzzSocketTest(ApiClient server) {
        world = new FuzzedWorld(server);
        values = new FuzzedValues(contract, random, world::ids, DEEPEST);
        ada = world.people().getFirst();
        // A newer token of the same user is somebody else's test.
        events = contract.schema("ClientEvents").path("properties").properties().stream()
                .filter(event -> !event.getKey().equals("authenticate"))
                .map(event -> Map.entry(event.getKey(), event.getValue()))
                .toList();
    }

    @Test
    void noEventBreaksSocketIo() {
        try (Device device = Device.of(ada)) {
            for (int i = 0; i < EVENTS; i++) {
                Map.Entry<String, JsonNode> event = values.oneOf(events);
                JsonNode fitting = values.fitting(event.getKey(), event.getValue());
                String payload = random.nextInt(3) == 0 ? fitting.toString() : values.spoiled(fitting);
                answered(event.getKey(), payload, () -> Device.get(device.emit(event.getKey(), argument(payload))));
            }
            assertThat(device.isConnected()).as("seed %s", SEED).isTrue();
            device.sends(world.chats().getFirst(), "still here", "still-here-" + SEED);
            device.frames().all();
        }
        world.goesOn();
    }

    @Test
    void noFrameBreaksPlainSockets() {
        try (PlainDevice device = PlainDevice.of(ada)) {
            NO_ENVELOPES.forEach(device::raw);
            for (int i = 0; i < EVENTS; i++) {
                Map.Entry<String, JsonNode> event = values.oneOf(events);
                String payload = values.spoiled(values.fitting(event.getKey(), event.getValue()));
                answered(event.getKey(), payload, () -> device.says(event.getKey(), payload));
            }
            assertThat(device.isOpen()).as("seed %s", SEED).isTrue();
            device.says("sync", Map.of());
            assertThat(device.frames().all("error").size()).as("seed %s", SEED).isGreaterThan(10);
        }
        world.goesOn();
    }

    private interface Asking {
        JsonNode ask();
    }

    /** Marks are stored a moment after their acknowledgement, so it is not the whole log that is compared, but what was said. */
    private void answered(String event, String payload, Asking asking) {
        boolean says = event.equals("send_message");
        List<JsonNode> before = says ? world.saidToAll() : List.of();
        try {
            JsonNode ack = asking.ask();
            ada.api().contract().checkAck(event, ack.toString());
            assertThat(ack.path("error").path("code").asString("")).isNotEqualTo("internal");
            if (says && !ack.path("ok").asBoolean()) {
                assertThat(world.saidToAll()).isEqualTo(before);
            }
        } catch (AssertionError | RuntimeException wrong) {
            String shown = payload.length() > 500 ? payload.substring(0, 500) + "..." : payload;
            throw new AssertionError("seed " + SEED + ": " + event + ' ' + shown + "\n" + wrong.getMessage(), wrong);
        }
    }

    private static Object argument(String payload) {
        try {
            return Device.object(payload);
        } catch (IllegalArgumentException noObject) {
            return payload;
        }
    }
}
