package chat.verbatim.http;

import chat.verbatim.api.trace.Step;
import chat.verbatim.api.trace.TraceField;
import chat.verbatim.api.trace.Traces;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Begins a trace with a request that is followed. Around all other filters, so that refusals show, too. */
final class TraceFilter extends OncePerRequestFilter {
    private static final String TRACEPARENT = "traceparent";
    private static final String UNKNOWN_ROUTE = "/api";
    private static final int SERVER_ERROR = 500;

    private final Traces traces;

    TraceFilter(Traces traces) {
        this.traces = traces;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Step step = traces.begin("request", request.getHeader(TRACEPARENT));
        if (!step.isFollowed()) {
            chain.doFilter(request, response);
            return;
        }
        try (Step.Inside _ = step.enter()) {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failed) {
            describe(step, request, SERVER_ERROR);
            throw failed;
        }
        describe(step, request, response.getStatus());
    }

    private static void describe(Step step, HttpServletRequest request, int status) {
        // Never the path itself, which may name people and tokens.
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String route = pattern == null ? UNKNOWN_ROUTE : pattern.toString();
        String method = WebSecurity.METHODS.contains(request.getMethod()) ? request.getMethod() : "_OTHER";
        step.rename(method + ' ' + route);
        step.with(TraceField.HTTP_METHOD, method)
                .with(TraceField.HTTP_ROUTE, route)
                .with(TraceField.HTTP_STATUS, status);
        if (status >= SERVER_ERROR) {
            step.fail(Integer.toString(status));
        } else {
            step.end();
        }
    }
}
