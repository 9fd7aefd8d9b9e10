package chat.verbatim.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses calls whose answer would not be accepted before they change anything (Spring would find out afterwards), and bodies of a type
 * that is none, which Spring takes for a defect of its own.
 */
final class MediaTypeFilter extends OncePerRequestFilter {
    private static final MediaType SOME_JSON = new MediaType("application", "*+json");

    private final ProblemWriter problems;

    MediaTypeFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!isType(request.getHeader(HttpHeaders.CONTENT_TYPE))) {
            problems.write(response, Problems.refusalFor(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        } else if (OpenPaths.isApi(request)
                && !OpenPaths.isDownload(request)
                && !acceptsJson(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))) {
            problems.write(response, Problems.refusalFor(HttpStatus.NOT_ACCEPTABLE));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isType(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            type.getCharset();
            return type.isConcrete();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean acceptsJson(List<String> accepted) {
        try {
            List<MediaType> ranges = MediaType.parseMediaTypes(accepted);
            return ranges.isEmpty() || ranges.stream().anyMatch(MediaTypeFilter::letsJsonIn);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static boolean letsJsonIn(MediaType range) {
        return range.getQualityValue() > 0
                && (range.includes(MediaType.APPLICATION_JSON) || range.isCompatibleWith(SOME_JSON));
    }
}
