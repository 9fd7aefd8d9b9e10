package chat.verbatim.node;

import chat.verbatim.node.rpc.RpcServer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Answers other processes from when the handlers are there until after the last HTTP request has ended. */
final class RpcServerLifecycle implements SmartLifecycle {
    private static final int BEFORE_THE_WEB_SERVER = DEFAULT_PHASE - 4_096;

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
        return BEFORE_THE_WEB_SERVER;
    }
}
