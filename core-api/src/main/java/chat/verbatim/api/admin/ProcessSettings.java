package chat.verbatim.api.admin;

import java.util.List;
import java.util.Map;

/**
 * The settings that each process of the installation runs with, in the store that all share. All methods fail with an exception of the store when it
 * cannot be reached.
 */
public interface ProcessSettings {
    /** Takes the place of what was there for the process. */
    void publish(String processId, List<SettingInForce> settings);

    /** Forgets those of a process. */
    void withdraw(String processId);

    /** By the ids of the processes; some of them may be gone. */
    Map<String, List<SettingInForce>> all();
}
