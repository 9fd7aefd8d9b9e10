package chat.verbatim.query.projection;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far each projection has got. */
@RestController
final class ProjectionsController {
    private final Projections projections;

    ProjectionsController(Projections projections) {
        this.projections = projections;
    }

    record ProjectionList(List<ProjectionStatus> items) {}

    @GetMapping("/api/projections")
    ProjectionList list() {
        return new ProjectionList(projections.status());
    }
}
