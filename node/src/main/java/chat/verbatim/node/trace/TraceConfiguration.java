package chat.verbatim.node.trace;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.Traces;
import chat.verbatim.node.admin.ProcessIdentity;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Traces of a process. Commands that a followed thread gives carry what they belong to. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TraceSettings.class)
public class TraceConfiguration {
    @Bean
    Collector traceCollector(TraceSettings settings, Environment environment) {
        String address = environment.getProperty("verbatim.node.address", "");
        return new Collector(
                settings,
                environment.getProperty(ProcessIdentity.ROLE, ProcessIdentity.ALL_ROLES),
                address.isBlank() ? ManagementFactory.getRuntimeMXBean().getName() : address.strip());
    }

    @Bean
    Traces traces(Collector collector) {
        return collector.traces();
    }

    @Bean
    SmartInitializingSingleton tracedCommands(Traces traces, CommandBus commands) {
        return () -> {
            if (traces.isOn()) {
                var unused = commands.registerDispatchInterceptor(new Carrying(traces));
            }
        };
    }

    /** Gives commands what their thread is in. */
    private record Carrying(Traces traces) implements MessageDispatchInterceptor<CommandMessage<?>> {
        @Override
        public CommandMessage<?> handle(CommandMessage<?> command) {
            Step step = traces.current();
            return step.isFollowed() ? command.andMetaData(Map.of(Traces.KEY, step.carried())) : command;
        }

        @Override
        public BiFunction<Integer, CommandMessage<?>, CommandMessage<?>> handle(
                List<? extends CommandMessage<?>> commands) {
            return (index, command) -> handle(command);
        }
    }
}
