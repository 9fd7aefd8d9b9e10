package chat.verbatim.realtime.transport.websocket;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;

/**
 * Which browser pages may connect: those of this server, and those of the listed origins. Unlike Spring's own processor this
 * one leaves the scheme out of the comparison, since behind a proxy that ends TLS the server does not see it, and guards
 * websockets, which browsers do not.
 */
public final class Origins implements CorsProcessor {

    private static final String ALL = "*";

    private final List<String> allowed;

    /** Allows these besides the server's own. */
    public Origins(List<String> allowed) {
        this.allowed = allowed;
    }

    @Override
    public boolean processRequest(
            @Nullable CorsConfiguration unused, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader("Vary", "Origin");
        String origin = request.getHeader("Origin");
        if (origin == null || isOwn(origin, request.getHeader("Host"))) {
            return true;
        }
        if (!allowed.contains(ALL) && !allowed.contains(origin)) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return false;
        }
        allow(origin, request, response);
        return true;
    }

    private void allow(String origin, HttpServletRequest request, HttpServletResponse response) {
        if (allowed.contains(origin)) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Allow-Credentials", "true");
        } else {
            response.setHeader("Access-Control-Allow-Origin", ALL);
        }
        if (CorsUtils.isPreFlightRequest(request)) {
            response.setHeader("Access-Control-Allow-Methods", "GET, POST");
            response.setHeader("Access-Control-Allow-Headers", "Authorization, Content-Type");
            response.setHeader("Access-Control-Max-Age", "600");
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        int scheme = origin.indexOf("://");
        return host != null && scheme > 0 && origin.substring(scheme + 3).equalsIgnoreCase(host);
    }
}
