package chat.verbatim.http;

import chat.verbatim.api.session.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Everything below {@code /api/admin} is for those who run the installation, in whatever process, whether there is such a path or not. */
final class OperatorRules {
    private static final String ADMIN = "/api/admin";

    private OperatorRules() {}

    /** @throws chat.verbatim.api.RefusedException with {@code FORBIDDEN} when only an operator may ask this, and the caller is none */
    static void check(Caller caller, HttpServletRequest request) {
        String path = OpenPaths.path(request);
        if (path.equals(ADMIN) || path.startsWith(ADMIN + '/')) {
            caller.requireOperator();
        }
    }
}
