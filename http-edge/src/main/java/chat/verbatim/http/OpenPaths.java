package chat.verbatim.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** Which requests need no access token. Below {@code /api} it is a short list; everything else there needs one. */
final class OpenPaths {
    private static final Set<String> WITHOUT_TOKEN =
            Set.of("/api/auth/register", "/api/auth/login", "/api/auth/refresh");
    private static final String API = "/api";
    private static final String ACTUATOR = "/actuator";
    private static final String HEALTH = "/actuator/health";

    private OpenPaths() {}

    static boolean needsToken(HttpServletRequest request) {
        String path = path(request);
        return (isUnder(API, path) && !WITHOUT_TOKEN.contains(path))
                || (isUnder(ACTUATOR, path) && !isUnder(HEALTH, path));
    }

    /** Whether the request belongs to the realtime gateway, which checks tokens and sizes by itself. */
    static boolean isSocket(HttpServletRequest request) {
        String path = path(request);
        return isUnder("/socket.io", path) || isUnder("/ws", path);
    }

    static boolean isApi(HttpServletRequest request) {
        return isUnder(API, path(request));
    }

    static boolean isBelowHealthParts(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith(HEALTH + '/') && (path.endsWith("/") || path.indexOf('/', HEALTH.length() + 1) >= 0);
    }

    private static boolean isUnder(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + '/');
    }

    static String path(HttpServletRequest request) {
        // The decoded path that endpoints are matched against; "%61pi" must not slip through.
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }
}
