package chat.verbatim.api.admin;

import java.util.List;

/** The projections of this process. */
@FunctionalInterface
public interface ProjectionStates {
    /** How they do now. Rates are those since the calls before; meant to be called every few seconds, by one thread. */
    List<ProjectionState> now();
}
