package chat.verbatim.query.projection;

import chat.verbatim.api.admin.DeadLetters;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.query.QuerySettings;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.List;

/**
 * Makes copies of projections.
 *
 * @param database with their places
 */
record CopyMaker(
        MongoDatabase database,
        ReadModels models,
        DenseLogEventStore log,
        DeadLetters letters,
        Traces traces,
        PersonalFields personal,
        QuerySettings settings) {
    private static final String PLACES = "query_places";

    /** One that is not started, and that tells this gate how far it is. */
    ProjectionProcessor make(String name, Slot slot, List<ProjectionPart> parts, PositionGate gate) {
        Projection projection =
                new Projection(name, slot.place(name), models.copy(name, slot), parts, settings.hotDocuments());
        ProjectionTokens tokens = new ProjectionTokens(
                database.getCollection(PLACES),
                settings.node(),
                settings.claimTimeout(),
                settings.tokenTrail(),
                Clock.systemUTC());
        return new ProjectionProcessor(projection, gate, tokens, log, letters, settings, traces);
    }

    /** A gate that nobody waits at, for a copy that is not live. */
    PositionGate unseenGate(String name) {
        return new PositionGate(name, settings.readPatience());
    }

    Comparison comparison(ProjectionProcessor live, ProjectionProcessor beside, List<ProjectionPart> parts) {
        return new Comparison(live, beside, parts, personal);
    }
}
