package chat.verbatim.command;

import chat.verbatim.api.chat.ChatCommand.CreateChat;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.Accounts.NewAccount;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How fast a long chat takes a message beside a new one: in memory, and read anew each time. The database is in the same process.
 * Argument: how many messages the long chat has (1,000,000).
 */
final class ChatBench {
    private static final int SAMPLES = 2_000;

    private final CommandGateway commands;
    private final Cache cache;
    private final String sender;

    private ChatBench(ConfigurableApplicationContext context) {
        this.commands = context.getBean(CommandGateway.class);
        this.cache = context.getBean(Cache.class);
        this.sender = context.getBean(Accounts.class)
                .register(new NewAccount(
                        "bench@example.org", new Username("bench"), "a password", UserProfile.named("Bench")))
                .account()
                .id();
    }

    public static void main(String[] args) {
        int messages = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        try (ConfigurableApplicationContext context =
                SpringApplication.run(CommandSideOverMemory.class, "--server.port=0", "--logging.level.root=warn")) {
            new ChatBench(context).run(messages);
        }
    }

    private void run(int messages) {
        String big = aChat();
        long begin = System.nanoTime();
        SentMessage last = null;
        for (int i = 0; i < messages; i++) {
            last = say(big, "fill-" + i);
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%,d messages one after the other: %,.0f/s; the last has seq %,d%n",
                messages,
                messages / seconds,
                last == null ? 0 : last.seq());
        System.out.println("| chat | state | p50 ms | p99 ms |\n|---|---|---|---|");
        String small = aChat();
        for (int round = 0; round < 2; round++) {
            measure(big, "long", false, round);
            measure(small, "new", false, round);
            measure(big, "long", true, round);
            measure(small, "new", true, round);
        }
    }

    private void measure(String chat, String name, boolean cold, int round) {
        long[] nanos = new long[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            if (cold) {
                cache.removeAll();
            }
            long begin = System.nanoTime();
            say(chat, name + cold + round + "-" + i);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f |%n",
                name,
                cold ? "read anew" : "in memory",
                nanos[SAMPLES / 2] / 1e6,
                nanos[SAMPLES * 99 / 100] / 1e6);
    }

    private String aChat() {
        String id = UUID.randomUUID().toString().replace("-", "");
        commands.sendAndWait(new CreateChat(id, sender, List.of(), true, null));
        return id;
    }

    private SentMessage say(String chat, String key) {
        return commands.sendAndWait(
                new SendMessage(chat, sender, new MessageContent("Hello"), new IdempotencyKey(key)));
    }
}
