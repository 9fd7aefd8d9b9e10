package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no endpoint is involved: from filters and error pages. */
final class ProblemWriter {
    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    void write(HttpServletResponse response, Throwable thrown) throws IOException {
        write(response, Problems.answerTo(thrown));
    }

    void write(HttpServletResponse response, Refusal refusal) throws IOException {
        write(response, Problems.answer(refusal));
    }

    private void write(HttpServletResponse response, ResponseEntity<Problem> answer) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        byte[] body = json.writeValueAsBytes(answer.getBody());
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
