package chat.verbatim.command.moderation;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.moderation.ModerationCommand.NotePasswordReset;
import chat.verbatim.api.moderation.ModerationCommand.ReinstateUser;
import chat.verbatim.api.moderation.ModerationCommand.SuspendUser;
import chat.verbatim.api.moderation.ModerationEvent;
import chat.verbatim.api.moderation.Suspensions;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.eventstore.LogReader;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** Who may be suspended by whom: nobody by themselves, and never the last operator. */
final class ModerationHandler {
    private final Accounts accounts;
    private final Suspensions suspensions;
    private final Repository<Moderation> moderations;

    ModerationHandler(Accounts accounts, Suspensions suspensions, Repository<Moderation> moderations) {
        this.accounts = accounts;
        this.suspensions = suspensions;
        this.moderations = moderations;
    }

    @CommandHandler
    Accepted handle(SuspendUser command, LogReader log) throws Exception {
        if (command.actorId().equals(command.userId())) {
            throw Refusal.because(
                    RefusalCode.FORBIDDEN, "Nobody suspends themselves. Ask another operator, or name another.");
        }
        return isOperator(known(command.userId()))
                ? suspendOperator(command, log)
                : of(command.userId()).invoke(moderation -> moderation.suspend(command, log));
    }

    /**
     * In one commit to the streams of both, so that an operator remains whose account is open: who did it. Both are taken in the order of their
     * names, so that two who suspend each other do not wait for each other.
     */
    private Accepted suspendOperator(SuspendUser command, LogReader log) throws Exception {
        String actorId = command.actorId();
        if (accounts.find(actorId).filter(ModerationHandler::isOperator).isEmpty()) {
            throw Refusal.because(RefusalCode.FORBIDDEN, "Only an operator suspends an operator. Log in again.");
        }
        boolean actorFirst = actorId.compareTo(command.userId()) < 0;
        Aggregate<Moderation> first = of(actorFirst ? actorId : command.userId());
        Aggregate<Moderation> second = of(actorFirst ? command.userId() : actorId);
        Aggregate<Moderation> suspended = actorFirst ? second : first;
        if (!suspended.invoke(Moderation::isSuspended)) {
            (actorFirst ? first : second).execute(moderation -> moderation.vouchFor(command));
        }
        return suspended.invoke(moderation -> moderation.suspend(command, log));
    }

    @CommandHandler
    Accepted handle(ReinstateUser command, LogReader log) throws Exception {
        if (suspensions.find(known(command.userId()).id()).isEmpty()) {
            return Accepted.already(0).withPosition(log.headPosition());
        }
        return of(command.userId()).invoke(moderation -> moderation.reinstate(command, log));
    }

    @CommandHandler
    Accepted handle(NotePasswordReset command) throws Exception {
        return of(command.userId()).invoke(moderation -> moderation.noteReset(command));
    }

    private static boolean isOperator(AccountView account) {
        return Boolean.TRUE.equals(account.operator());
    }

    private AccountView known(String userId) {
        return accounts.find(userId)
                .orElseThrow(() -> Refusal.because(RefusalCode.USER_NOT_FOUND, "There is no such user."));
    }

    private Aggregate<Moderation> of(String userId) throws Exception {
        return moderations.loadOrCreate(ModerationEvent.streamOf(userId), Moderation::new);
    }
}
