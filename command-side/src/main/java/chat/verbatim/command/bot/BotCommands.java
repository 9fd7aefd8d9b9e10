package chat.verbatim.command.bot;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.user.UserCommand;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.axonframework.commandhandling.gateway.CommandGateway;

/** Gives commands to bots. What never was a user is refused as a bot that is not there. */
public final class BotCommands {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");

    private BotCommands() {}

    /** @throws RefusedException with {@code NOT_FOUND} when there is no such bot, or it is not the actor's */
    public static <R> R give(CommandGateway commands, UserCommand command, Class<R> answer) {
        if (!ID.matcher(command.userId()).matches()) {
            throw noSuchBot();
        }
        try {
            return answer.cast(commands.<Object>send(command).join());
        } catch (CompletionException failed) {
            boolean nobody = RefusedException.refusalIn(failed)
                    .filter(refusal -> refusal.code() == RefusalCode.USER_NOT_FOUND)
                    .isPresent();
            throw nobody ? noSuchBot() : failed;
        }
    }

    private static RefusedException noSuchBot() {
        return Refusal.because(RefusalCode.NOT_FOUND, "You have no such bot.");
    }
}
