package chat.verbatim.command;

import chat.verbatim.node.NodeConfiguration;
import chat.verbatim.node.NodeProcess;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The command side as a process of a cluster. */
@EnableAutoConfiguration
@Import({NodeConfiguration.class, CommandSideConfiguration.class})
public final class CommandSideApplication {
    /** @param arguments Spring Boot's command-line properties; see {@link chat.verbatim.node.NodeSettings} */
    public static void main(String[] arguments) {
        NodeProcess.run(CommandSideApplication.class, "command-side", arguments);
    }
}
