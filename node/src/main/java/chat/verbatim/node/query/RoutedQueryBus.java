package chat.verbatim.node.query;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.session.SessionQuery;
import chat.verbatim.node.rpc.Asking;
import chat.verbatim.node.rpc.Exchange;
import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.Peers;
import chat.verbatim.node.rpc.Question;
import chat.verbatim.node.rpc.Reply;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.queryhandling.GenericQueryResponseMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.axonframework.queryhandling.QueryUpdateEmitter;

/**
 * Answers a query here when this process has a handler for it, and otherwise asks a process that has one: the command side about
 * sessions, the query side about everything else. A process that is behind, late or gone is passed over. Queries go to one handler;
 * nothing here needs scatter-gather or subscriptions, which stay within the process.
 */
final class RoutedQueryBus implements QueryBus {
    private final QueryBus local;
    private final Payloads payloads;
    private final Asking asking;
    private final Peers commandSide;
    private final Peers querySide;
    private final Set<String> handledHere = ConcurrentHashMap.newKeySet();

    RoutedQueryBus(QueryBus local, Payloads payloads, Asking asking, Peers commandSide, Peers querySide) {
        this.local = local;
        this.payloads = payloads;
        this.asking = asking;
        this.commandSide = commandSide;
        this.querySide = querySide;
    }

    @Override
    public <R> Registration subscribe(
            String queryName, Type responseType, MessageHandler<? super QueryMessage<?, R>> handler) {
        handledHere.add(queryName);
        return local.subscribe(queryName, responseType, handler);
    }

    @Override
    public <Q, R> CompletableFuture<QueryResponseMessage<R>> query(QueryMessage<Q, R> query) {
        if (handledHere.contains(query.getQueryName())) {
            return local.query(query);
        }
        try {
            return CompletableFuture.completedFuture(ask(query));
        } catch (RuntimeException failed) {
            return CompletableFuture.failedFuture(failed);
        }
    }

    private <R> QueryResponseMessage<R> ask(QueryMessage<?, R> query) {
        Peers peers = query.getPayload() instanceof SessionQuery ? commandSide : querySide;
        Question question = new Question(
                query.getIdentifier(),
                query.getQueryName(),
                query.getPayload(),
                Expectation.encode(query.getResponseType()),
                Question.texts(query.getMetaData()));
        byte[] answer = asking.ask(
                peers.inTurn(), Exchange.QUERY, question.encode(payloads), bytes -> Reply.isSettled(bytes, payloads));
        return switch (Reply.decode(answer, payloads)) {
            case Reply.Value(Object value) ->
                GenericQueryResponseMessage.asNullableResponseMessage(
                        query.getResponseType().responseMessagePayloadType(),
                        query.getResponseType().convert(value));
            case Reply.Refused(Refusal refusal) -> throw new RefusedException(refusal);
            case Reply.Failed(String what) -> throw new QueryExecutionException("failed elsewhere: " + what, null);
        };
    }

    @Override
    public <Q, R> Stream<QueryResponseMessage<R>> scatterGather(QueryMessage<Q, R> query, long timeout, TimeUnit unit) {
        return local.scatterGather(query, timeout, unit);
    }

    @Override
    public QueryUpdateEmitter queryUpdateEmitter() {
        return local.queryUpdateEmitter();
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super QueryMessage<?, ?>> interceptor) {
        return local.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super QueryMessage<?, ?>> interceptor) {
        return local.registerDispatchInterceptor(interceptor);
    }
}
