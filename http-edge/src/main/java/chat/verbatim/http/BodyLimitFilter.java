package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stops reading a request's body at {@value #LIMIT} bytes, whether its length was announced or not, and where it is no UTF-8. Sockets
 * and uploads have limits of their own.
 */
final class BodyLimitFilter extends OncePerRequestFilter {
    /** 8,000 characters fit, each written as two escapes. */
    static final int LIMIT = 128 * 1024;

    /** So much of a body is read although it was refused: a file of the largest default size. */
    private static final int MOST_OF_REFUSED_BODIES = 32 * 1024 * 1024;

    private final ProblemWriter problems;

    BodyLimitFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    static Refusal tooLarge() {
        return new Refusal(RefusalCode.PAYLOAD_TOO_LARGE, "The body may have at most " + LIMIT + " bytes.", List.of());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return OpenPaths.isSocket(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (OpenPaths.isUpload(request)) {
            chain.doFilter(request, response);
            hearOut(request, response);
        } else if (request.getContentLengthLong() > LIMIT) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
            problems.write(response, tooLarge());
            hearOut(request, response);
        } else {
            chain.doFilter(new LimitedRequest(request, response), response);
            hearOut(request, response);
        }
    }

    /**
     * Reads what is still on its way of a request that was answered before all of it was read: closing the connection under a sender's
     * hands resets it, and the sender never sees the answer.
     */
    private static void hearOut(HttpServletRequest request, HttpServletResponse response) {
        if (!hasBodyOnItsWay(request) || request.isAsyncStarted()) {
            return;
        }
        try {
            ServletInputStream body = request.getInputStream();
            if (!body.isFinished()) {
                response.flushBuffer(); // whoever listens while sending may stop
                body.skip(MOST_OF_REFUSED_BODIES);
            }
        } catch (IOException gone) {
            // Nobody is left to be answered.
        }
    }

    /** A client that waits for a go-ahead sends nothing once it was refused. */
    private static boolean hasBodyOnItsWay(HttpServletRequest request) {
        boolean announced =
                request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return announced && request.getHeader(HttpHeaders.EXPECT) == null;
    }

    private static final class LimitedRequest extends HttpServletRequestWrapper {
        private final HttpServletResponse response;

        LimitedRequest(HttpServletRequest request, HttpServletResponse response) {
            super(request);
            this.response = response;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedStream(super.getInputStream(), response);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    private static final class LimitedStream extends ServletInputStream {
        private final ServletInputStream body;
        private final HttpServletResponse response;
        private final Utf8Check utf8 = new Utf8Check();
        private int left = LIMIT;

        LimitedStream(ServletInputStream body, HttpServletResponse response) {
            this.body = body;
            this.response = response;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            if (next < 0) {
                utf8.end();
            } else {
                count(1);
                utf8.accept(next);
            }
            return next;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = body.read(target, offset, length);
            if (read < 0) {
                utf8.end();
            } else {
                count(read);
                utf8.accept(target, offset, read);
            }
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                response.setHeader(HttpHeaders.CONNECTION, "close");
                throw new RefusedException(tooLarge());
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
