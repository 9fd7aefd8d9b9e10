package chat.verbatim.api.admin;

import org.jspecify.annotations.Nullable;

/**
 * A setting of a process, as it is in force.
 *
 * @param name as in {@code verbatim.node.patience}
 * @param value null where there is none, and where it is hidden
 * @param hidden whether there is a value that is shown to nobody
 * @param source where it comes from: {@code default}, {@code program} (what the program brings along for its role), {@code environment}, {@code file},
 *     {@code command-line} or {@code other}
 */
public record SettingInForce(String name, @Nullable String value, boolean hidden, String source) {}
