import chat.verbatim.sdk.*;
import java.nio.file.Path;

public class CountingBot {
    public static void main(String[] args) {
        var env = System.getenv();
        int place = Integer.parseInt(env.get("PLACE"));
        int bots = Integer.parseInt(env.get("BOTS"));
        int last = Integer.parseInt(env.get("LAST"));
        var bot = Verbatim.builder(env.get("VERBATIM_URL"))
                .token(env.get("VERBATIM_TOKEN"))
                .store(Store.inFolder(Path.of("counting-bot")))
                .build();
        bot.on(Event.MESSAGE, message -> {
            int next = Integer.parseInt(message.getContent()) + 1;
            if (next % bots == place && next <= last) {
                bot.send(message.getChatId(), Integer.toString(next), "count-" + next);
            }
        });
        bot.connect();
        System.out.println("ready");
    }
}
