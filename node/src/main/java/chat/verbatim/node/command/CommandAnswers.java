package chat.verbatim.node.command;

import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.Question;
import chat.verbatim.node.rpc.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.GenericMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Handles here what other processes send, wherever it belongs by now: commands never travel on. */
public final class CommandAnswers implements UnaryOperator<byte[]> {
    private static final Logger log = LoggerFactory.getLogger(CommandAnswers.class);

    private final Payloads payloads;
    private final CommandBus local;

    public CommandAnswers(Payloads payloads, CommandBus local) {
        this.payloads = payloads;
        this.local = local;
    }

    @Override
    public byte[] apply(byte[] bytes) {
        return answerTo(bytes).encode(payloads);
    }

    private Reply answerTo(byte[] bytes) {
        try {
            Question question = Question.decode(bytes, payloads);
            CommandMessage<Object> command = new GenericCommandMessage<>(
                    new GenericMessage<>(question.id(), question.payload(), question.metaData()), question.name());
            CommandResultMessage<?> result = resultOf(command);
            return result.isExceptional() ? failure(result.exceptionResult()) : new Reply.Value(result.getPayload());
        } catch (RuntimeException failed) {
            return failure(failed);
        }
    }

    private CommandResultMessage<?> resultOf(CommandMessage<Object> command) {
        CompletableFuture<CommandResultMessage<?>> result = new CompletableFuture<>();
        CommandCallback<Object, Object> callback = (handled, answer) -> result.complete(answer);
        local.dispatch(command, callback);
        return result.join();
    }

    private static Reply failure(Throwable failed) {
        Reply reply = Reply.of(failed);
        if (reply instanceof Reply.Failed) {
            log.error("a command of another process failed", failed);
        }
        return reply;
    }
}
