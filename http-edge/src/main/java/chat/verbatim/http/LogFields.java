package chat.verbatim.http;

import chat.verbatim.api.session.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** What each line of the log that a request causes says beside its words: {@code user}, and {@code chat} where its path names one. */
final class LogFields implements AutoCloseable {
    private static final String USER = "user";
    private static final String CHAT = "chat";
    private static final Pattern IN_A_CHAT = Pattern.compile("/api/chats/(\\w{1,64})(?:/.*)?");

    private LogFields() {}

    static LogFields of(Caller caller, HttpServletRequest request) {
        MDC.put(USER, caller.userId());
        Matcher path = IN_A_CHAT.matcher(OpenPaths.path(request));
        if (path.matches()) {
            MDC.put(CHAT, path.group(1));
        }
        return new LogFields();
    }

    @Override
    public void close() {
        MDC.remove(USER);
        MDC.remove(CHAT);
    }
}
