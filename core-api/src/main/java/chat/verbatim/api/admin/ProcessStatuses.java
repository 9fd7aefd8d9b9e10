package chat.verbatim.api.admin;

import java.util.List;

/**
 * What all processes of the installation say of themselves, in the store that they share. All methods fail with an exception of the store when
 * it cannot be reached.
 */
public interface ProcessStatuses {
    /** Takes the place of what the process said before. */
    void publish(ProcessStatus status);

    /** The process ends in good order. */
    void withdraw(String processId);

    /** Those that spoke lately, by their ids. What nobody has renewed for minutes is forgotten by the way. */
    List<ProcessStatus> all();
}
