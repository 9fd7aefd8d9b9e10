package chat.verbatim.node.command;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusedException;
import chat.verbatim.node.rpc.Asking;
import chat.verbatim.node.rpc.Exchange;
import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.Peer;
import chat.verbatim.node.rpc.Question;
import chat.verbatim.node.rpc.Reply;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.callbacks.NoOpCallback;
import org.axonframework.commandhandling.distributed.CommandBusConnector;
import org.axonframework.commandhandling.distributed.Member;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * Brings commands to their home and waits for the answer in the calling thread, as the local bus does. When the home does not answer, the
 * next process decides: a command that was carried out twice changes nothing the second time, by its idempotency key, by what the
 * aggregate knows, or because the log has the sequence number already.
 */
final class RpcCommandConnector implements CommandBusConnector {
    private final Payloads payloads;
    private final Asking asking;
    private final @Nullable CommandBus local;

    /** @param local handles the commands that belong here; null in a process that handles none */
    RpcCommandConnector(Payloads payloads, Asking asking, @Nullable CommandBus local) {
        this.payloads = payloads;
        this.asking = asking;
        this.local = local;
    }

    @Override
    public <C> void send(Member destination, CommandMessage<? extends C> command) {
        send(destination, command, NoOpCallback.INSTANCE);
    }

    @Override
    @SuppressWarnings("unchecked") // whoever gave the command knows what answers it
    public <C, R> void send(Member destination, CommandMessage<C> command, CommandCallback<? super C, R> callback) {
        CommandHome home = destination.getConnectionEndpoint(CommandHome.class).orElseThrow();
        if (local != null && home.local()) {
            local.dispatch(command, callback);
            return;
        }
        callback.onResult(command, (CommandResultMessage<R>) answerOf(home.peers(), command));
    }

    private CommandResultMessage<?> answerOf(List<Peer> homes, CommandMessage<?> command) {
        Question question = new Question(
                command.getIdentifier(),
                command.getCommandName(),
                command.getPayload(),
                "",
                Question.texts(command.getMetaData()));
        try {
            byte[] answer = asking.ask(homes, Exchange.COMMAND, question.encode(payloads), settled -> true);
            return switch (Reply.decode(answer, payloads)) {
                case Reply.Value(Object value) -> asCommandResultMessage(value);
                case Reply.Refused(Refusal refusal) -> asCommandResultMessage(new RefusedException(refusal));
                case Reply.Failed(String what) ->
                    asCommandResultMessage(new CommandExecutionException("failed elsewhere: " + what, null));
            };
        } catch (RuntimeException failed) {
            return asCommandResultMessage(failed);
        }
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        if (local == null) {
            throw new IllegalStateException("this process handles no commands, and so not " + name);
        }
        return local.subscribe(name, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return local == null ? () -> true : local.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Optional<CommandBus> localSegment() {
        return Optional.ofNullable(local);
    }
}
