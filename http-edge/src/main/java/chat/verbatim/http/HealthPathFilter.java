package chat.verbatim.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Health has parts, and they have none: what is asked for below them is not there. Spring's endpoint fails over some of it. */
final class HealthPathFilter extends OncePerRequestFilter {
    private final ProblemWriter problems;

    HealthPathFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (OpenPaths.isBelowHealthParts(request)) {
            problems.write(response, Problems.refusalFor(HttpStatus.NOT_FOUND));
        } else {
            chain.doFilter(request, response);
        }
    }
}
