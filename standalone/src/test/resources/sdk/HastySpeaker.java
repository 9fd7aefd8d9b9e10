import chat.verbatim.sdk.*;
import java.nio.file.Path;

public class HastySpeaker {
    public static void main(String[] args) throws Exception {
        var env = System.getenv();
        var speaker = Verbatim.builder(env.get("VERBATIM_URL"))
                .store(Store.inFolder(Path.of("hasty-speaker")))
                .build();
        if (!speaker.restore()) {
            speaker.logIn(env.get("VERBATIM_EMAIL"), env.get("VERBATIM_PASSWORD"));
            System.out.println("ready");
            System.in.read();
            for (int i = 0; i < 5; i++) {
                speaker.send(env.get("CHAT"), "hasty " + i);
            }
            Runtime.getRuntime().halt(1);
        }
        while (!speaker.outbox().rows().isEmpty()) {
            Thread.sleep(20);
        }
        System.out.println("all sent");
        speaker.close();
    }
}
