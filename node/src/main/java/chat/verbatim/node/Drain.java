package chat.verbatim.node;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Between "I am not ready any more" and the end: the process serves on until those who send it work have noticed. Spring has told so
 * before this event, and stops nothing before all its listeners have returned.
 */
final class Drain implements ApplicationListener<ContextClosedEvent>, Ordered {
    private static final Logger log = LoggerFactory.getLogger(Drain.class);

    private final Duration time;

    Drain(Duration time) {
        this.time = time;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closing) {
        // The context of the management port, where there is one, closes with its parent.
        if (closing.getApplicationContext().getParent() != null || time.isZero()) {
            return;
        }
        log.info("Not ready any more; serving on for {} ms", time.toMillis());
        try {
            Thread.sleep(time);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
