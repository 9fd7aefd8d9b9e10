package chat.verbatim.http;

import chat.verbatim.api.RefusedException;
import chat.verbatim.api.session.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses changes that one user asks for too fast. Stands behind {@link BearerFilter}, which knows who asks. */
final class WriteLimitFilter extends OncePerRequestFilter {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final WriteLimit limit;
    private final ProblemWriter problems;

    WriteLimitFilter(WriteLimit limit, ProblemWriter problems) {
        this.limit = limit;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!READING.contains(request.getMethod()) && request.getUserPrincipal() instanceof Caller caller) {
            try {
                limit.take(caller.userId());
            } catch (RefusedException tooFast) {
                problems.write(response, tooFast);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
