package chat.verbatim.node;

import chat.verbatim.node.rpc.RpcServer;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Answers other processes from when the handlers are there until after the last HTTP request has ended. */
final class RpcServerLifecycle implements SmartLifecycle {
    /**
     * Started after Axon, which subscribes its handlers in that phase, and before the web server; ended the other way round: a question that came
     * when the handlers are gone already would be an accident to whoever asked, and not a reason to ask somebody else.
     */
    private static final int AFTER_THE_HANDLERS = SpringAxonConfiguration.LIFECYCLE_PHASE + 512;

    private final @Nullable RpcServer server;

    /** @param server null in a process that nobody asks anything */
    RpcServerLifecycle(@Nullable RpcServer server) {
        this.server = server;
    }

    @Override
    public void start() {
        if (server != null) {
            server.start();
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public boolean isRunning() {
        return server != null && server.isRunning();
    }

    @Override
    public int getPhase() {
        return AFTER_THE_HANDLERS;
    }
}
