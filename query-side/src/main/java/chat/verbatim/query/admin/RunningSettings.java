package chat.verbatim.query.admin;

import chat.verbatim.api.admin.ProcessSettings;
import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.SettingInForce;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of all processes, each once, with who runs with which value. */
final class RunningSettings {
    private final ProcessStatuses statuses;
    private final ProcessSettings settings;
    private final Map<String, SettingMeaning> meanings;

    RunningSettings(ProcessStatuses statuses, ProcessSettings settings, Map<String, SettingMeaning> meanings) {
        this.statuses = statuses;
        this.settings = settings;
        this.meanings = meanings;
    }

    /**
     * @param fallback its value when it is not set; null for none, and where nobody here knows the setting
     * @param differs whether processes of one role run with different values; null where they do not
     */
    record Setting(
            String name,
            @Nullable String meaning,
            @Nullable String fallback,
            @Nullable Boolean differs,
            List<Value> values) {}

    /**
     * A value, and who runs with it.
     *
     * @param value null where there is none, and where it is hidden
     * @param hidden true where there is one that is shown to nobody; null otherwise
     */
    record Value(@Nullable String value, @Nullable Boolean hidden, String source, List<String> processes) {}

    private record Held(ProcessStatus process, SettingInForce setting) {
        Object shown() {
            return List.of(setting.hidden(), Objects.requireNonNullElse(setting.value(), ""));
        }
    }

    List<Setting> read() {
        // Whoever stands here has said before that it is there.
        Map<String, List<SettingInForce>> byProcess = settings.all();
        Map<String, ProcessStatus> running =
                statuses.all().stream().collect(Collectors.toMap(ProcessStatus::id, Function.identity()));
        Map<String, List<Held>> byName = new TreeMap<>();
        byProcess.forEach((id, held) -> {
            ProcessStatus process = running.get(id);
            if (process == null) {
                settings.withdraw(id);
            } else {
                held.forEach(it -> byName.computeIfAbsent(it.name(), name -> new ArrayList<>())
                        .add(new Held(process, it)));
            }
        });
        return byName.entrySet().stream()
                .map(entry -> setting(entry.getKey(), entry.getValue()))
                .toList();
    }

    private Setting setting(String name, List<Held> held) {
        SettingMeaning known = meanings.get(name);
        return new Setting(
                name,
                known == null ? null : known.meaning(),
                known == null ? null : known.fallback(),
                differs(held) ? true : null,
                values(held));
    }

    private static boolean differs(List<Held> held) {
        return held.stream()
                .collect(Collectors.groupingBy(
                        it -> it.process.role(), Collectors.mapping(Held::shown, Collectors.toSet())))
                .values()
                .stream()
                .anyMatch(values -> values.size() > 1);
    }

    private static List<Value> values(Collection<Held> held) {
        Map<String, List<Held>> alike = held.stream()
                .collect(Collectors.groupingBy(
                        it -> it.setting.source() + ' ' + it.shown(), TreeMap::new, Collectors.toList()));
        return alike.values().stream()
                .map(same -> {
                    SettingInForce setting = same.getFirst().setting;
                    return new Value(
                            setting.value(),
                            setting.hidden() ? true : null,
                            setting.source(),
                            same.stream().map(it -> it.process.id()).toList());
                })
                .toList();
    }
}
