package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.measure.Figures;

/** Something that people do at one server; all of them are registered and connected when it is made. */
public interface Scenario extends AutoCloseable {

    /** Does it once more. */
    Figures round();

    @Override
    void close();
}
