package chat.verbatim.query.projection;

import chat.verbatim.api.admin.BesideState;
import chat.verbatim.api.admin.BesideWish;
import chat.verbatim.api.admin.ProjectionState;
import chat.verbatim.query.projection.Arrangement.Beside;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A projection of this process: the copy that reads are answered by and, at times, one beside it, which is built to be switched to or kept to be
 * switched back to. Both are kept up to date. Changed by one thread, and looked at by others.
 */
final class ProjectionCopies {
    private static final Logger log = LoggerFactory.getLogger(ProjectionCopies.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private record Standing(
            ProjectionProcessor live, @Nullable BesideCopy beside) {}

    private final String name;
    private final PositionGate gate;
    private final List<ProjectionPart> parts;
    private final CopyMaker maker;
    private Arrangement arrangement;
    private volatile Standing standing;

    /** @param gate where reads wait for the live copy, whichever that is */
    ProjectionCopies(PositionGate gate, List<ProjectionPart> parts, CopyMaker maker) {
        this.name = gate.name();
        this.gate = gate;
        this.parts = parts;
        this.maker = maker;
        this.arrangement = maker.models().arrangements().of(name);
        maker.models().of(name).follow(maker.models().copy(name, arrangement.live()));
        ProjectionProcessor live = maker.make(name, arrangement.live(), parts, gate);
        live.projection().setLive(true);
        BesideCopy beside = null;
        if (arrangement.beside() != Beside.NONE) {
            beside = beside(arrangement.beside(), live, makeOther());
        }
        standing = new Standing(live, beside);
    }

    private ProjectionProcessor makeOther() {
        return maker.make(name, arrangement.live().other(), parts, maker.unseenGate(name));
    }

    private BesideCopy beside(Beside role, ProjectionProcessor live, ProjectionProcessor other) {
        return new BesideCopy(role, other, maker.comparison(live, other, parts));
    }

    ProjectionProcessor live() {
        return standing.live();
    }

    PositionGate gate() {
        return gate;
    }

    void forEach(Consumer<ProjectionProcessor> action) {
        Standing now = standing;
        action.accept(now.live());
        if (now.beside() != null) {
            action.accept(now.beside().processor());
        }
    }

    void start(long head) {
        if (arrangement.beside() == Beside.NONE
                && maker.models().arrangements().of(name).equals(arrangement)) {
            // What a discard has left that did not come to its end.
            makeOther().forget();
        }
        gate.keepClosedUntil(head);
        showAtTheStart();
        forEach(ProjectionProcessor::start);
    }

    /** The first batch does so, too; but there is none for as long as nothing happens. */
    private void showAtTheStart() {
        try {
            live().projection().show();
        } catch (RuntimeException unreadable) {
            // Then the first batch fails at it, which is shown, and keeps no other projection from its work.
            log.warn("The documents of projection {} cannot be shown yet", name, unreadable);
        }
    }

    /**
     * Rebuilds the live copy in place.
     *
     * @return false when there is a copy beside it, which is to be switched to or discarded instead
     */
    boolean rebuild() {
        if (standing.beside() != null) {
            return false;
        }
        live().rebuild();
        return true;
    }

    void stop() {
        BesideCopy copy = standing.beside();
        if (copy != null) {
            copy.comparison().cancel();
        }
        forEach(ProjectionProcessor::stop);
    }

    /** To be called about once a second. */
    void look() {
        BesideCopy copy = standing.beside();
        if (copy != null) {
            copy.look(maker.log().headPosition());
        }
    }

    /** How the live copy does, with the one beside. For one thread that looks every few seconds. */
    ProjectionState measured(long head, long nanos) {
        Standing now = standing;
        BesideCopy copy = now.beside();
        BesideState beside = copy == null ? null : copy.processor().measured().look(head, nanos, copy);
        return now.live().measured().look(head, nanos, beside);
    }

    /**
     * Does what is wished for. What was done already, by an attempt that never came to its end, is not done again; what cannot be done is refused, which
     * the state then says.
     */
    void obey(BesideWish wish) {
        String refusal =
                switch (wish) {
                    case BUILD -> build();
                    case COMPARE -> compare();
                    case SWITCH -> exchange(Beside.NEXT);
                    case SWITCH_BACK -> exchange(Beside.PREVIOUS);
                    case DISCARD -> discard();
                };
        BesideCopy copy = standing.beside();
        if (copy != null) {
            copy.refuse(refusal);
        }
        if (refusal == null) {
            log.info("Projection {}: {} is done, as an operator wants it", name, wish.word());
        } else {
            log.warn("Projection {}: {} is not done. {}", name, wish.word(), refusal);
        }
    }

    private @Nullable String build() {
        BesideCopy copy = standing.beside();
        if (copy != null && copy.role() == Beside.NEXT) {
            // Begun by an attempt that may not have come to its end.
            copy.processor().startUnlessRunning();
            return null;
        }
        if (copy != null) {
            return "The copy before is still kept. Discard it first.";
        }
        ProjectionProcessor other = makeOther();
        if (maker.models().arrangements().of(name).equals(arrangement)) {
            other.forget();
        }
        String refusal = arrange(arrangement.with(Beside.NEXT));
        if (refusal == null) {
            standing = new Standing(live(), beside(Beside.NEXT, live(), other));
            other.start();
            other.pause(live().isPaused());
        }
        return refusal;
    }

    /** Writes down how things are from now on; whatever happens to the process now, it goes on with that. */
    private @Nullable String arrange(Arrangement next) {
        if (!maker.models().arrangements().change(name, arrangement, next)) {
            return "Another process has changed the copies of this projection. Restart this one.";
        }
        arrangement = next;
        return null;
    }

    private @Nullable String compare() {
        BesideCopy copy = standing.beside();
        if (copy == null || copy.state() != BesideCopy.State.READY) {
            return "Only what has caught up can be compared.";
        }
        copy.comparison().start();
        return null;
    }

    private @Nullable String discard() {
        BesideCopy copy = standing.beside();
        if (copy == null) {
            return null;
        }
        copy.comparison().cancel();
        String refusal = arrange(arrangement.with(Beside.NONE));
        if (refusal == null) {
            standing = new Standing(live(), null);
            copy.processor().discard();
        }
        return refusal;
    }

    private @Nullable String exchange(Beside wanted) {
        BesideCopy copy = standing.beside();
        if (copy == null) {
            return "There is no copy beside the live one.";
        }
        if (copy.role() != wanted) {
            return null;
        }
        if (copy.state() != BesideCopy.State.READY) {
            return "The copy beside is not ready. Try again when it is.";
        }
        String[] refusal = {"The copy beside did not catch up with the live one within a second. Try again."};
        new Meeting(live(), copy.processor()).notBehind(PATIENCE, () -> refusal[0] = exchangeNow(copy));
        return refusal[0];
    }

    /** While neither copy applies anything. */
    private @Nullable String exchangeNow(BesideCopy copy) {
        Arrangement next = arrangement.switched();
        ProjectionProcessor before = live();
        String[] refusal = {null};
        // A read that takes in several documents at once sees those of one copy.
        gate.write(() -> refusal[0] = writeAndShow(copy.processor(), before, next));
        if (refusal[0] == null) {
            arrangement = next;
            standing = new Standing(copy.processor(), beside(next.beside(), copy.processor(), before));
        }
        return refusal[0];
    }

    /** Written down last: whoever starts from that must be able to show it. Until then, reads go on as they were. */
    private @Nullable String writeAndShow(ProjectionProcessor next, ProjectionProcessor before, Arrangement wanted) {
        ReadModel seen = maker.models().of(name);
        try {
            seen.follow(next.projection().documents());
            next.projection().show();
            if (maker.models().arrangements().change(name, arrangement, wanted)) {
                exchange(next, before);
                return null;
            }
        } catch (RuntimeException failed) {
            showAgain(seen, before);
            if (FailedEventException.isOfStore(failed)) {
                // It is tried again.
                throw failed;
            }
            return "Its documents cannot be shown (" + FailureKinds.of(failed) + "). Discard it.";
        }
        showAgain(seen, before);
        return "Another process has changed the copies of this projection. Restart this one.";
    }

    private static void showAgain(ReadModel seen, ProjectionProcessor before) {
        seen.follow(before.projection().documents());
        before.projection().show();
    }

    private void exchange(ProjectionProcessor next, ProjectionProcessor before) {
        before.projection().setLive(false);
        next.projection().setLive(true);
        before.batches().tell(maker.unseenGate(name));
        next.batches().tell(gate);
    }
}
