package chat.verbatim.standalone.whatif;

import chat.verbatim.api.admin.ProcessStatus;
import chat.verbatim.api.admin.ProcessStatuses;
import chat.verbatim.api.admin.ProjectionWishes;
import chat.verbatim.eventstore.DenseLogEventStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The part of a server that keeps projections, over the copy of a data folder. */
final class CopiedServer implements AutoCloseable {
    private static final String ADDRESS = "what-if";

    private final Instant started = Instant.now();
    private final ConfigurableApplicationContext context;

    /** @param copy a folder that nobody minds: it is written to */
    CopiedServer(Path copy) {
        // Axon would report its use over the network at every start.
        System.setProperty("axoniq.update-checker.disabled", "true");
        SpringApplication application = new SpringApplication(WhatIfConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        context = application.run(
                "--verbatim.data=" + copy.toAbsolutePath(),
                "--verbatim.node.address=" + ADDRESS,
                "--logging.level.chat.verbatim=warn",
                // A checkpoint would be signed by the key of the real log.
                "--verbatim.proof.key-path=");
    }

    DenseLogEventStore log() {
        return context.getBean(DenseLogEventStore.class);
    }

    ProjectionWishes wishes() {
        return context.getBean(ProjectionWishes.class);
    }

    /** What it says of itself, every two seconds anew; nothing until then. */
    Optional<ProcessStatus> status() {
        return context.getBean(ProcessStatuses.class).all().stream()
                .filter(status ->
                        status.id().endsWith('@' + ADDRESS) && status.seenAt().isAfter(started))
                .findFirst();
    }

    @Override
    public void close() {
        context.close();
    }
}
