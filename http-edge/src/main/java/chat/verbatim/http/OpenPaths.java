package chat.verbatim.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.regex.Pattern;

/** Which requests need no access token. Below {@code /api} it is a short list; everything else there needs one. */
final class OpenPaths {
    private static final Set<String> WITHOUT_TOKEN =
            Set.of("/api/auth/register", "/api/auth/login", "/api/auth/refresh", "/api/auth/password-reset");
    private static final String API = "/api";
    /** Whoever has been erased has no token any more. */
    private static final String ERASURES = "/api/erasures";

    private static final String ACTUATOR = "/actuator";
    private static final String HEALTH = "/actuator/health";
    /** Served only where an operator has switched it on, for scrapers inside the network; the proxy lets nobody else there. */
    private static final String METRICS = "/actuator/prometheus";

    private static final Pattern UPLOAD = Pattern.compile("/api/chats/[^/]+/attachments");
    private static final Pattern DOWNLOAD = Pattern.compile(
            "/api/chats/[^/]+/attachments/[^/]+|/api/avatars/[^/]+|/api/audits/[^/]+/export|/api/my-data");
    private static final String OWN_AVATAR = "/api/users/me/avatar";

    private OpenPaths() {}

    static boolean needsToken(HttpServletRequest request) {
        String path = path(request);
        return (isUnder(API, path) && !WITHOUT_TOKEN.contains(path) && !isUnder(ERASURES, path))
                || (isUnder(ACTUATOR, path) && !isUnder(HEALTH, path) && !path.equals(METRICS));
    }

    /** Whether the request belongs to the realtime gateway, which checks tokens and sizes by itself. */
    static boolean isSocket(HttpServletRequest request) {
        String path = path(request);
        return isUnder("/socket.io", path) || isUnder("/ws", path);
    }

    static boolean isApi(HttpServletRequest request) {
        return isUnder(API, path(request));
    }

    /** Whether the body is a file, which its endpoint takes in piece by piece and measures itself. */
    static boolean isUpload(HttpServletRequest request) {
        String path = path(request);
        return switch (request.getMethod()) {
            case "POST" -> UPLOAD.matcher(path).matches();
            case "PUT" -> path.equals(OWN_AVATAR);
            default -> false;
        };
    }

    /** Whether the answer may be a file of any type. */
    static boolean isDownload(HttpServletRequest request) {
        return DOWNLOAD.matcher(path(request)).matches();
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
