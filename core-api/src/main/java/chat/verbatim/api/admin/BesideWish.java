package chat.verbatim.api.admin;

import java.util.Locale;

/** What operators can want of the copy of a projection that stands beside the live one. */
public enum BesideWish {
    /** Build one from the first event of the log. */
    BUILD,
    /** Compare the two once more. */
    COMPARE,
    /** Let reads be answered by the one that was built, and keep the one before. */
    SWITCH,
    /** Let reads be answered by the one before again, and keep the newer one. */
    SWITCH_BACK,
    /** Forget the one beside. */
    DISCARD;

    /** As operators write it: {@code switch-back}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
