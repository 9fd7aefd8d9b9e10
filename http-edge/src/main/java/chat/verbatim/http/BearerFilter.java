package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who asks, from the {@code Authorization} header and nothing else. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    /** Far longer than any token of ours; what is longer is not looked at. */
    private static final int LONGEST_TOKEN = 4_096;

    private final AccessTokens tokens;
    private final ProblemWriter problems;

    BearerFilter(AccessTokens tokens, ProblemWriter problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // A client that refreshes or logs in may still send its expired token along.
        return !OpenPaths.needsToken(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller;
        try {
            caller = tokens.verify(token(request.getHeader(HttpHeaders.AUTHORIZATION)));
            ScopeRules.check(caller, request);
            OperatorRules.check(caller, request);
        } catch (RefusedException refused) {
            problems.write(response, refused);
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()));
        SecurityContextHolder.setContext(context);
        try (LogFields _ = LogFields.of(caller, request)) {
            chain.doFilter(new IdentifiedRequest(request, caller), response);
        }
    }

    private static String token(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw missing("Send an access token in the header Authorization: Bearer <token>.");
        }
        String token = header.substring(SCHEME.length()).strip();
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            throw missing("This is no access token.");
        }
        return token;
    }

    private static RefusedException missing(String detail) {
        return Refusal.because(RefusalCode.UNAUTHENTICATED, detail);
    }

    /** Lets endpoints take {@code Caller} as an argument without any annotation. */
    private static final class IdentifiedRequest extends HttpServletRequestWrapper {
        private final Caller caller;

        IdentifiedRequest(HttpServletRequest request, Caller caller) {
            super(request);
            this.caller = caller;
        }

        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public String getRemoteUser() {
            return caller.userId();
        }
    }
}
