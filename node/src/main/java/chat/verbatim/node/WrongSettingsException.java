package chat.verbatim.node;

import java.util.List;

/** Settings that the process cannot run with. */
public final class WrongSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> wrong;

    /** @param wrong a sentence for each that names the setting and says what it has to be */
    public WrongSettingsException(List<String> wrong) {
        super(String.join("; ", wrong));
        this.wrong = List.copyOf(wrong);
    }

    public List<String> wrong() {
        return wrong;
    }
}
