package chat.verbatim.loadtest.client;

/** Hears how the server answered an event; never called when the connection ends before that. */
@FunctionalInterface
public interface Answer {

    /** @param text the whole frame, for saying what was wrong */
    void answered(boolean ok, String text);
}
