package chat.verbatim.query.projection;

import chat.verbatim.eventstore.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/** What operators are told of an exception: messages may repeat what people wrote, so only kinds are told; the log of the process has more. */
final class FailureKinds {
    private static final int DEEPEST = 3;

    private FailureKinds() {}

    static String of(@Nullable Throwable failed) {
        if (failed == null) {
            return "unknown";
        }
        StringBuilder kinds = new StringBuilder(failed.getClass().getSimpleName());
        if (failed instanceof UnreadableEventException unreadable) {
            return kinds.append(": ").append(unreadable.reason()).toString();
        }
        Throwable cause = failed.getCause();
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            kinds.append(": ").append(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return kinds.toString();
    }
}
