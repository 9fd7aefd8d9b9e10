package chat.verbatim.standalone.journey;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By default nobody makes the server knock at doors inside its own network. */
@ExtendWith(RunningVerbatim.class)
class PrivateReceiverTest {
    private final Person ada;

    PrivateReceiverTest(ApiClient api) {
        ada = Person.named("ada", api);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://10.0.0.1/",
                "https://192.168.1.1:8443/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fd00::1]/",
                "https://0.0.0.0/",
                "https://2130706433/",
                "https://name.invalid/",
                "http://1.1.1.1/",
                "ftp://1.1.1.1/",
                "https://user@1.1.1.1/",
                "https://1.1.1.1/#part",
                "https:///path",
                "not an address"
            })
    void anAddressThatIsNotPublicHttpsIsRefused(String url) {
        String chat = ada.group("Doors");
        ada.api()
                .post(
                        "/api/chats/" + chat + "/outgoing-webhooks",
                        Map.of("url", url, "events", List.of("receive_message")))
                .invalid("url");
    }
}
