package chat.verbatim.node.query;

import chat.verbatim.node.NodeSettings;
import chat.verbatim.node.rpc.Asking;
import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.Peers;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** The query bus of a process of a cluster. */
@Configuration(proxyBeanMethods = false)
public class QueryBusConfiguration {
    /** All query-side processes. */
    @Bean
    Peers queryPeers(NodeSettings settings) {
        return new Peers(settings.queryNodes(), settings.secret(), settings.avoidance());
    }

    @Bean
    SimpleQueryBus localQueryBus(TransactionManager transactions) {
        return SimpleQueryBus.builder().transactionManager(transactions).build();
    }

    @Bean
    @Primary
    RoutedQueryBus routedQueryBus(
            SimpleQueryBus localQueryBus,
            Payloads payloads,
            NodeSettings settings,
            @Qualifier("commandPeers") Peers commandSide,
            @Qualifier("queryPeers") Peers querySide) {
        Asking asking = new Asking(settings.patience().plus(settings.patience()), settings.deadline());
        return new RoutedQueryBus(localQueryBus, payloads, asking, commandSide, querySide);
    }
}
