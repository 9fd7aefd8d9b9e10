package chat.verbatim.node.admin;

import chat.verbatim.api.admin.ProcessStatus.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;

/** The health of a process as its endpoint has it, with reasons, which that one tells nobody. */
record ProcessHealth(String status, List<Part> parts) {
    private static final ProcessHealth UNKNOWN = new ProcessHealth("UNKNOWN", List.of());

    /** @param endpoint null where it is closed */
    static ProcessHealth of(@Nullable HealthEndpoint endpoint) {
        HealthDescriptor health = endpoint == null ? null : endpoint.health();
        if (health == null) {
            return UNKNOWN;
        }
        List<Part> parts = new ArrayList<>();
        if (health instanceof CompositeHealthDescriptor composite) {
            Map<String, HealthDescriptor> components = composite.getComponents();
            if (components != null) {
                components.forEach((name, part) -> parts.add(part(name, part)));
            }
        }
        return new ProcessHealth(health.getStatus().getCode(), parts);
    }

    private static Part part(String name, HealthDescriptor part) {
        Map<String, Object> details =
                part instanceof IndicatedHealthDescriptor indicated ? indicated.getDetails() : Map.of();
        Object reason = details == null ? null : details.get("reason");
        return new Part(name, part.getStatus().getCode(), reason == null ? null : reason.toString());
    }
}
