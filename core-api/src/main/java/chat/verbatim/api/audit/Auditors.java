package chat.verbatim.api.audit;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;

/** Who is an auditor, as the log says at this moment. Fails with an exception of the store when that cannot be read. */
@FunctionalInterface
public interface Auditors {
    boolean contains(String userId);

    /** @throws chat.verbatim.api.RefusedException with {@code FORBIDDEN} when they are none (any more) */
    default void require(String userId) {
        if (!contains(userId)) {
            throw Refusal.because(
                    RefusalCode.FORBIDDEN, "This is for auditors. An operator of this server can make you one.");
        }
    }
}
