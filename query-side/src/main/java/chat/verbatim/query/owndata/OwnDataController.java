package chat.verbatim.query.owndata;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.session.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands out what the log holds of the caller, while it is read. Two run at a time in a process, one of each user. */
@RestController
final class OwnDataController {
    private static final int MOST = 2;
    private static final Duration COME_BACK = Duration.ofSeconds(30);

    private final OwnDataScan scan;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    OwnDataController(OwnDataScan scan) {
        this.scan = scan;
    }

    @PostMapping("/api/my-data")
    void export(Caller caller, HttpServletResponse response) throws IOException {
        begin(caller.userId());
        try {
            response.setContentType("application/x-ndjson;charset=utf-8");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.ndjson\"");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            scan.write(caller.userId(), out);
            out.flush();
        } finally {
            running.remove(caller.userId());
        }
    }

    private synchronized void begin(String userId) {
        if (running.contains(userId) || running.size() >= MOST) {
            throw Refusal.later(
                    RefusalCode.RATE_LIMITED,
                    running.contains(userId)
                            ? "Your data is being gathered already; wait until that is done."
                            : "Others are taking their data along just now; try again later.",
                    COME_BACK);
        }
        running.add(userId);
    }
}
