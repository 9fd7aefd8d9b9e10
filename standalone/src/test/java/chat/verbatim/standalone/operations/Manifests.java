package chat.verbatim.standalone.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files for Kubernetes, read by its own types; a member that these do not know is an error. */
final class Manifests {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1/ConfigMap", ConfigMap.class,
            "v1/Namespace", Namespace.class,
            "v1/Service", Service.class,
            "apps/v1/Deployment", Deployment.class,
            "apps/v1/StatefulSet", StatefulSet.class,
            "autoscaling/v2/HorizontalPodAutoscaler", HorizontalPodAutoscaler.class,
            "networking.k8s.io/v1/Ingress", Ingress.class,
            "networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class,
            "policy/v1/PodDisruptionBudget", PodDisruptionBudget.class);

    private final List<HasMetadata> all = new ArrayList<>();

    /** @param folders those whose {@code kustomization.yaml} names the files to read, beside folders, which are not read by that */
    static Manifests of(Path... folders) throws IOException {
        Manifests manifests = new Manifests();
        for (Path folder : folders) {
            for (Path file : named(folder)) {
                manifests.read(file);
            }
        }
        return manifests;
    }

    /** The files that a {@code kustomization.yaml} names. */
    static List<Path> named(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (JsonNode name :
                YAML.readTree(folder.resolve("kustomization.yaml").toFile()).path("resources")) {
            Path file = folder.resolve(name.asText());
            if (!Files.isDirectory(file)) {
                files.add(file);
            }
        }
        return files;
    }

    private void read(Path file) throws IOException {
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
            while (documents.hasNext()) {
                all.add(resource(documents.next(), file.toString()));
            }
        }
    }

    static HasMetadata resource(JsonNode document, String source) throws IOException {
        String kind = document.path("apiVersion").asText() + "/"
                + document.path("kind").asText();
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException(source + ": what is " + kind + "?");
        }
        HasMetadata resource = YAML.treeToValue(document, type);
        refuseUnknown(resource, source + ": " + kind);
        return resource;
    }

    /** The types take members that they do not know and keep them aside, where they are found here. */
    private static void refuseUnknown(@Nullable Object value, String path) {
        if (value instanceof Collection<?> values) {
            values.forEach(each -> refuseUnknown(each, path + "[]"));
        } else if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, each) -> refuseUnknown(each, path + "." + key));
        } else if (value != null && value.getClass().getName().startsWith("io.fabric8.")) {
            for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    refuseUnknown(value, field, path);
                }
            }
        }
    }

    private static void refuseUnknown(Object owner, Field field, String path) {
        if (Modifier.isStatic(field.getModifiers()) || field.isEnumConstant() || owner instanceof Enum<?>) {
            return;
        }
        try {
            field.setAccessible(true);
            Object value = field.get(owner);
            if (!field.getName().equals("additionalProperties")) {
                refuseUnknown(value, path + "." + field.getName());
            } else if (value instanceof Map<?, ?> unknown && !unknown.isEmpty()) {
                throw new IllegalArgumentException(path + " has no " + unknown.keySet());
            }
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    <T extends HasMetadata> Stream<T> each(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast);
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return each(type)
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " " + name));
    }
}
