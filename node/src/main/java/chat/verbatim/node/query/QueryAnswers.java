package chat.verbatim.node.query;

import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.Question;
import chat.verbatim.node.rpc.Reply;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.queryhandling.GenericQueryMessage;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryResponseMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers here what other processes ask; questions never travel on. */
public final class QueryAnswers implements UnaryOperator<byte[]> {
    private static final Logger log = LoggerFactory.getLogger(QueryAnswers.class);

    private final Payloads payloads;
    private final QueryBus local;

    public QueryAnswers(Payloads payloads, QueryBus local) {
        this.payloads = payloads;
        this.local = local;
    }

    @Override
    public byte[] apply(byte[] bytes) {
        return answerTo(bytes).encode(payloads);
    }

    private Reply answerTo(byte[] bytes) {
        try {
            Question question = Question.decode(bytes, payloads);
            QueryResponseMessage<?> response = local.query(new GenericQueryMessage<>(
                            new GenericMessage<>(question.id(), question.payload(), question.metaData()),
                            question.name(),
                            Expectation.decode(question.expects(), payloads)))
                    .join();
            return response.isExceptional()
                    ? failure(response.exceptionResult())
                    : new Reply.Value(response.getPayload());
        } catch (CompletionException failed) {
            return failure(failed.getCause() == null ? failed : failed.getCause());
        } catch (RuntimeException failed) {
            return failure(failed);
        }
    }

    private static Reply failure(Throwable failed) {
        Reply reply = Reply.of(failed);
        if (reply instanceof Reply.Failed) {
            log.error("a query of another process failed", failed);
        }
        return reply;
    }
}
