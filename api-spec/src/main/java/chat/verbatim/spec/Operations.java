package chat.verbatim.spec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The operations of the contract, found as a server finds them. */
final class Operations {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    private final List<Operation> all;

    Operations(Document document) {
        List<Operation> found = new ArrayList<>();
        document.root().path("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        found.add(new Operation(
                                document,
                                entry.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                path.getValue(),
                                entry.getValue()));
                    }
                }));
        all = List.copyOf(found);
    }

    List<Operation> all() {
        return all;
    }

    Optional<Operation> find(String method, String path) {
        return templateOf(path).flatMap(template -> all.stream()
                .filter(it -> it.template().equals(template) && it.method().equals(method))
                .findFirst());
    }

    boolean knowsPath(String path) {
        return templateOf(path).isPresent();
    }

    private Optional<String> templateOf(String path) {
        return all.stream()
                .filter(it -> it.matches(path))
                .min(Comparator.comparing(Operation::parameters))
                .map(Operation::template);
    }
}
