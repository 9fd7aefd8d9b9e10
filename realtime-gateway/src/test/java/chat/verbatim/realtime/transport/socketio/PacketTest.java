package chat.verbatim.realtime.transport.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.realtime.transport.Frame;
import chat.verbatim.realtime.transport.channel.Message;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

class PacketTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "0{\"token\":\"123\"}",
                "0/custom,",
                "1",
                "1/custom,",
                "2[\"a\"]",
                "2/custom,[\"a\",1]",
                "212[\"a\"]",
                "2/custom,12[\"a\"]",
                "312[]",
                "3/custom,0[null]",
                "2[\"a\",\"[1,2]\",{\"_placeholder\":false}]"
            })
    void whatIsReadIsWrittenTheSameWay(String text) throws PacketException {
        Message message = PacketWriter.write(PacketParser.parse(text).packet());
        assertThat(new String(message.bytes(), StandardCharsets.UTF_8)).isEqualTo("4" + text);
        assertThat(message.attachments()).isEmpty();
    }

    @Test
    void binaryValuesLeaveTheTextWhereverTheyAre() {
        ArrayNode args = JsonNodeFactory.instance.arrayNode().add("a").add(new byte[] {1});
        args.addObject().putArray("deep").add(new byte[] {2, 3});
        Message message = PacketWriter.write(new Packet(Packet.Type.EVENT, "/", Packet.NO_ID, args));
        assertThat(new String(message.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "452-[\"a\",{\"_placeholder\":true,\"num\":0},{\"deep\":[{\"_placeholder\":true,\"num\":1}]}]");
        assertThat(message.attachments()).containsExactly(new byte[] {1}, new byte[] {2, 3});
    }

    @Test
    void aServerCanAskForAnAcknowledgement() {
        ArrayNode args = JsonNodeFactory.instance.arrayNode().add("question");
        Message message = PacketWriter.write(new Packet(Packet.Type.EVENT, "/", 7, args));
        assertThat(new String(message.bytes(), StandardCharsets.UTF_8)).isEqualTo("427[\"question\"]");
    }

    @Test
    void aFrameIsEncodedOnceForEachProtocol() {
        Frame frame = Frame.of("receive_message", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));
        assertThat(frame.socketIo()).isSameAs(frame.socketIo());
        assertThat(frame.plain()).isSameAs(frame.plain());
        assertThat(new String(frame.socketIo().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("42[\"receive_message\",{\"n\":1}]");
        assertThat(new String(frame.plain().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"event\":\"receive_message\",\"data\":{\"n\":1}}");
    }
}
