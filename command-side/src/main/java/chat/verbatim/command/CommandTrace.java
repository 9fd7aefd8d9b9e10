package chat.verbatim.command;

import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatCommand;
import chat.verbatim.api.message.MessageId;
import chat.verbatim.api.message.SentMessage;
import chat.verbatim.api.receipt.ReceiptCommand.AdvanceReceipts;
import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.api.user.UserCommand;
import chat.verbatim.eventstore.DenseLogEventStore;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a command that is followed: one step for it and, when it leads to events, one from the first of them until they are in the log. The
 * events carry the second one on.
 */
record CommandTrace(Step command) {
    private static final String EVENT = "event";
    private static final CommandTrace NONE = new CommandTrace(Step.NONE);

    static CommandTrace of(CommandMessage<?> command, Traces traces) {
        if (!traces.isOn()) {
            return NONE;
        }
        Object cause = command.getMetaData().get(Traces.KEY);
        if (cause == null) {
            return NONE;
        }
        Step step = traces.follow("command " + command.getPayloadType().getSimpleName(), cause);
        return step.isFollowed() ? new CommandTrace(described(step, command.getPayload())) : NONE;
    }

    private static Step described(Step step, Object command) {
        return switch (command) {
            case ChatCommand ofChat ->
                step.with(TraceField.CHAT, ofChat.chatId()).with(TraceField.USER, ofChat.actorId());
            case AdvanceReceipts advance -> step.with(TraceField.CHAT, advance.chatId());
            case UserCommand ofUser -> step.with(TraceField.USER, ofUser.userId());
            default -> step;
        };
    }

    /** Lets the events that are published in a unit of work carry the trace. */
    void decidesIn(UnitOfWork<?> unit) {
        if (!command.isFollowed()) {
            return;
        }
        Event event = new Event();
        unit.registerCorrelationDataProvider(message -> event.correlation());
        unit.afterCommit(done -> event.isIn(done.root().getResource(DenseLogEventStore.POSITION_RESOURCE)));
        unit.onRollback(lost -> event.isLost());
    }

    void end(CommandResultMessage<?> result) {
        if (!command.isFollowed()) {
            return;
        }
        if (result.isExceptional()) {
            Throwable failure = result.exceptionResult();
            command.fail(RefusedException.refusalIn(failure)
                    .map(refusal -> refusal.code().wireName())
                    .orElse(failure.getClass().getSimpleName()));
            return;
        }
        if (result.getPayload() instanceof SentMessage sent) {
            String chatId = sent.event().chatId();
            command.with(TraceField.MESSAGE, new MessageId(chatId, sent.seq()).toString())
                    .with(TraceField.SEQ, sent.seq())
                    .with(TraceField.POSITION, sent.position());
        }
        command.end();
    }

    /** The step of what one attempt appends; begun when its first event asks what it shall carry. */
    private final class Event {
        private Step step = Step.NONE;

        Map<String, String> correlation() {
            if (!step.isFollowed()) {
                step = command.next(EVENT);
            }
            return Map.of(Traces.KEY, step.carried());
        }

        void isIn(@Nullable Long position) {
            if (position != null) {
                step.with(TraceField.POSITION, position).end();
            }
        }

        void isLost() {
            step.fail("rolled back");
        }
    }
}
