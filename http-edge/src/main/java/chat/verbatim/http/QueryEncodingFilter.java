package chat.verbatim.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses queries that are not UTF-8; the container would put replacement characters where the broken bytes were. */
final class QueryEncodingFilter extends OncePerRequestFilter {
    private final ProblemWriter problems;

    QueryEncodingFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isUtf8(request.getQueryString())) {
            chain.doFilter(request, response);
        } else {
            problems.write(response, Problems.refusalFor(HttpStatus.BAD_REQUEST));
        }
    }

    private static int digit(String query, int index) {
        return index < query.length() ? Character.digit(query.charAt(index), 16) : -1;
    }

    private static boolean isUtf8(@Nullable String query) {
        if (query == null || query.indexOf('%') < 0) {
            return true;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(query.length());
        for (int i = 0; i < query.length(); i++) {
            char next = query.charAt(i);
            if (next != '%') {
                bytes.write(next);
                continue;
            }
            int high = digit(query, i + 1);
            int low = digit(query, i + 2);
            if (high < 0 || low < 0) {
                return false;
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }
}
