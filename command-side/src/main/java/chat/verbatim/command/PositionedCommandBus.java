package chat.verbatim.command;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import chat.verbatim.api.Positioned;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.eventstore.ClaimTakenException;
import chat.verbatim.eventstore.DenseLogEventStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Handles commands in the calling thread. Answers with the position that the command's events got, decides a command again when
 * another writer came first, and turns failures of the log into refusals.
 */
final class PositionedCommandBus extends SimpleCommandBus {
    private static final Counter MESSAGES = Metrics.counter("verbatim.messages");

    private final int retries;
    private final Traces traces;

    PositionedCommandBus(Builder builder, int retries, Traces traces) {
        super(builder.rollbackConfiguration(PositionedCommandBus::isAccident));
        this.retries = retries;
        this.traces = traces;
    }

    /** Refusals change nothing, so nothing has to be rolled back: the aggregate stays in the cache. */
    private static boolean isAccident(Throwable thrown) {
        return RefusedException.refusalIn(thrown).isEmpty();
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        CommandTrace trace = CommandTrace.of(command, traces);
        CommandResultMessage<R> result = decideUntilItHolds(command, handler, trace);
        trace.end(result);
        callback.onResult(command, result);
    }

    private <C, R> CommandResultMessage<R> decideUntilItHolds(
            CommandMessage<C> command, MessageHandler<? super CommandMessage<?>> handler, CommandTrace trace) {
        CommandMessage<C> attempt = command;
        for (int left = retries; ; left--) {
            CommandResultMessage<R> result = decide(attempt, handler, trace);
            if (!result.isExceptional()) {
                if (command.getPayload() instanceof SendMessage) {
                    MESSAGES.increment();
                }
                return result;
            }
            Throwable failure = result.exceptionResult();
            Optional<ClaimTakenException> taken = LogFailures.find(failure, ClaimTakenException.class);
            boolean overtaken = LogFailures.isOvertaken(failure);
            if (left == 0 || (taken.isEmpty() && !overtaken)) {
                return asCommandResultMessage(LogFailures.translated(failure, command.getPayload()));
            }
            if (taken.isPresent()) {
                attempt = attempt.andMetaData(
                        Map.of(Claims.HOLDER_SEQ, taken.get().sequence()));
            }
        }
    }

    private <C, R> CommandResultMessage<R> decide(
            CommandMessage<C> command, MessageHandler<? super CommandMessage<?>> handler, CommandTrace trace) {
        Attempt<R> attempt = new Attempt<>(trace);
        super.<C, R>handle(command, attempt.around(handler), (handled, result) -> attempt.finish(result));
        return attempt.result();
    }

    /** One decision: its result, and the position of what it appended. */
    private static final class Attempt<R> {
        private final CommandTrace trace;
        private @Nullable Long position;
        private @Nullable CommandResultMessage<R> result;

        Attempt(CommandTrace trace) {
            this.trace = trace;
        }

        MessageHandler<CommandMessage<?>> around(MessageHandler<? super CommandMessage<?>> handler) {
            return message -> {
                CurrentUnitOfWork.get()
                        .afterCommit(unit -> position = unit.root().getResource(DenseLogEventStore.POSITION_RESOURCE));
                trace.decidesIn(CurrentUnitOfWork.get());
                return handler.handle(message);
            };
        }

        @SuppressWarnings("unchecked") // withPosition answers with the same type
        void finish(CommandResultMessage<? extends R> finished) {
            if (position != null
                    && !finished.isExceptional()
                    && finished.getPayload() instanceof Positioned<?> answer) {
                result = new GenericCommandResultMessage<>((R) answer.withPosition(position), finished.getMetaData());
            } else {
                result = (CommandResultMessage<R>) finished;
            }
        }

        CommandResultMessage<R> result() {
            if (result == null) {
                throw new IllegalStateException("the command bus handles commands in the calling thread");
            }
            return result;
        }
    }
}
