package chat.verbatim.realtime.transport.spring;

import chat.verbatim.realtime.transport.channel.TransportRuntime;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/** Sends clients away in their turn while everything still serves those who wait for theirs. */
final class Farewell implements ApplicationListener<ContextClosedEvent>, Ordered {
    private final TransportRuntime runtime;

    Farewell(TransportRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closing) {
        if (closing.getApplicationContext().getParent() != null) {
            return;
        }
        try {
            runtime.sendAway();
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** After those who wait until proxies send nobody any more. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
