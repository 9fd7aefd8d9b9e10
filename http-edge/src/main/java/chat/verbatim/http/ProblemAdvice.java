package chat.verbatim.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.util.DisconnectedClientHelper;

/** The one place where failures of endpoints become problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler(Exception.class)
    @Nullable
    ResponseEntity<Problem> answerTo(Exception thrown, HttpServletResponse response) throws Exception {
        if (nobodyListens(thrown)) {
            log.debug("the client went away: {}", thrown.toString());
            return null;
        }
        if (response.isCommitted()) {
            // No problem must stand in the middle of an answer; the client is to see that it was broken off.
            throw thrown;
        }
        return Problems.answerTo(thrown);
    }

    private static boolean nobodyListens(Exception thrown) {
        return thrown instanceof IOException && DisconnectedClientHelper.isClientDisconnectedException(thrown);
    }
}
