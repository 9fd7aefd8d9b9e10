package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import org.jspecify.annotations.Nullable;

/** What says which page is wanted, as the contract bounds it. */
public final class PageParameters {
    private PageParameters() {}

    /** For pages of anything: refuses what is not 1 to {@code most}. */
    public static void requireLimit(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw Refusal.invalid("limit", "must be 1 to " + most);
        }
    }

    /** For pages of what stands in a chat: refuses what is no seq of it. -1 for {@code after} means from the beginning. */
    public static void requireSeqs(@Nullable Long before, @Nullable Long after, @Nullable Long around) {
        if (before != null && before < 0) {
            throw Refusal.invalid("before", "must be 0 or more");
        }
        if (after != null && after < -1) {
            throw Refusal.invalid("after", "must be -1 or more");
        }
        if (around != null && around < 0) {
            throw Refusal.invalid("around", "must be 0 or more");
        }
    }
}
