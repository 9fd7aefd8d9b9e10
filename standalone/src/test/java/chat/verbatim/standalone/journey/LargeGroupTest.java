package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import chat.verbatim.spec.Contract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A group so large that not everybody can hear how far everybody else has come. */
class LargeGroupTest {
    @Test
    void marksReachThoseWhoseMessagesTheyPassAndNobodyElse(@TempDir Path data) {
        try (VerbatimProcess server = VerbatimProcess.start(data, "--verbatim.realtime.receipts-largest-chat=2")) {
            ApiClient api = server.client(Contract.load());
            Person ada = Person.named("ada", api);
            Person grace = Person.named("grace", api);
            Person kurt = Person.named("kurt", api);
            String group = ada.group("Everybody", grace, kurt);
            String pair = ada.chatWith(kurt);
            try (Device adas = Device.of(ada);
                    Device graces = Device.of(grace);
                    Device gracesOther = Device.of(grace);
                    Device kurts = Device.of(kurt)) {
                long first = adas.sends(group, "Who has read this?", "k1")
                        .path("seq")
                        .asLong();
                graces.frames().message("Who has read this?");

                graces.says("message_ack", Map.of("chatId", group, "seq", first));
                told(adas, "message_delivered", grace, first);
                graces.says("message_read", Map.of("chatId", group, "seq", first));
                told(adas, "message_read", grace, first);
                told(gracesOther, "message_read", grace, first);

                long second =
                        kurts.sends(group, "And who this?", "k2").path("seq").asLong();
                graces.says("message_read", Map.of("chatId", group, "seq", second));
                told(kurts, "message_read", grace, second);

                // In a small chat everybody hears of everybody, and what was to come before has come then.
                long seq = kurts.sends(pair, "Hello, Ada", "k3").path("seq").asLong();
                adas.says("message_read", Map.of("chatId", pair, "seq", seq));
                told(kurts, "message_read", ada, seq);
                told(adas, "message_read", ada, seq);

                assertThat(marksIn(group, kurts)).extracting(Heard::data).allSatisfy(mark -> assertThat(
                                mark.path("seq").asLong())
                        .isGreaterThanOrEqualTo(second));
                assertThat(marksIn(group, adas))
                        .noneSatisfy(mark -> assertThat(mark.number("seq")).isGreaterThanOrEqualTo(second));
            }
        }
    }

    @Test
    void whoComesBackIsToldTheirOwnMarksAndWhoSaidSomethingThoseOfAll(@TempDir Path data) {
        try (VerbatimProcess server = VerbatimProcess.start(
                data,
                "--verbatim.realtime.receipts-largest-chat=2",
                // So that whoever comes back is answered from the log.
                "--verbatim.realtime.kept-broadcasts=1")) {
            ApiClient api = server.client(Contract.load());
            Person ada = Person.named("ada", api);
            Person grace = Person.named("grace", api);
            Person kurt = Person.named("kurt", api);
            String group = ada.group("Everybody", grace, kurt);
            long seq = ada.says(group, "Who has read this?").expect(201).number("seq");
            String adasPosition = leave(ada);
            String kurtsPosition = leave(kurt);
            grace.reads(group, seq).expect(204);
            kurt.reads(group, seq).expect(204);
            grace.says(group, "I have").expect(201);

            try (Device adas = Device.resuming(ada, adasPosition);
                    Device kurts = Device.resuming(kurt, kurtsPosition)) {
                told(adas, "message_read", grace, seq);
                told(adas, "message_read", kurt, seq);
                assertThat(marksIn(group, kurts)).isNotEmpty().allSatisfy(mark -> assertThat(mark.string("userId"))
                        .isEqualTo(kurt.id()));
            }
        }
    }

    private static String leave(Person person) {
        try (Device device = Device.of(person)) {
            return device.position();
        }
    }

    private static void told(Device device, String event, Person reader, long seq) {
        device.frames().await(event, mark -> mark.string("userId").equals(reader.id()) && mark.number("seq") >= seq);
    }

    private static List<Heard> marksIn(String chatId, Device device) {
        return device.frames().all().stream()
                .filter(frame -> frame.is("message_read") || frame.is("message_delivered"))
                .filter(frame -> frame.string("chatId").equals(chatId))
                .toList();
    }
}
