package chat.verbatim.realtime.transport.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.transport.channel.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, the codec either reads it or says that the protocol was broken. */
class PacketFuzzTest {

    private static final int ROUNDS = 10_000;
    private static final String[] SEEDS = {
        "2[\"message\",1,\"2\",{\"3\":[true]}]",
        "0/custom,{\"token\":\"abc\"}",
        "52-/custom,789[\"message\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]",
        "61-4[{\"a\":{\"_placeholder\":true,\"num\":0}}]",
        "3456[1.25e3,null,\"\\u00fc\"]"
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomTextIsReadOrRefused(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            read += isRead(new String(bytes, StandardCharsets.ISO_8859_1), random) ? 1 : 0;
        }
        assertThat(read).isLessThan(ROUNDS / 10);
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void damagedPacketsAreReadOrRefused(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            StringBuilder text = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
            for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
                damage(text, random);
            }
            read += isRead(text.toString(), random) ? 1 : 0;
        }
        assertThat(read).isBetween(ROUNDS / 10, ROUNDS);
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, (char) random.nextInt(128));
            default -> text.setCharAt(at, text.charAt(random.nextInt(text.length())));
        }
    }

    // What was read can be written, and what was written can be read again.
    private static boolean isRead(String text, Random random) {
        try {
            PacketParser.Parsed parsed = PacketParser.parse(text);
            List<byte[]> attachments = new ArrayList<>();
            for (int i = 0; i < parsed.attachments(); i++) {
                attachments.add(new byte[random.nextInt(3)]);
            }
            Packet packet = parsed.packet();
            Packet whole = new Packet(
                    packet.type(), packet.namespace(), packet.id(), Attachments.putBack(packet.data(), attachments));
            Message written = PacketWriter.write(whole);
            String again = new String(written.bytes(), StandardCharsets.UTF_8).substring(1);
            if (packet.type() != Packet.Type.CONNECT_ERROR) {
                assertThat(PacketParser.parse(again).packet().type()).isEqualTo(packet.type());
            }
            return true;
        } catch (PacketException e) {
            assertThat(e).hasMessageNotContaining("Exception");
            return false;
        }
    }
}
