package chat.verbatim.command;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.core.type.AnnotationMetadata;

/** The system's clock, unless the process has one. Looks last, when every other configuration has been read. */
final class ClockUnlessGiven implements DeferredImportSelector {
    @Override
    public String[] selectImports(AnnotationMetadata importingClass) {
        return new String[] {SystemClock.class.getName()};
    }

    @Configuration(proxyBeanMethods = false)
    static class SystemClock {
        @Bean
        @ConditionalOnMissingBean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
