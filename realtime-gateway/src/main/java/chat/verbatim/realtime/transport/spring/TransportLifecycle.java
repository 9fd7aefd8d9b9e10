package chat.verbatim.realtime.transport.spring;

import chat.verbatim.realtime.transport.channel.TransportRuntime;
import org.springframework.context.SmartLifecycle;

/** Says goodbye to all clients before the web server stops. */
final class TransportLifecycle implements SmartLifecycle {

    private final TransportRuntime runtime;
    private volatile boolean running;

    TransportLifecycle(TransportRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        runtime.hangUp();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
