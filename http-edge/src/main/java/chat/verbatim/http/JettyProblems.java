package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** What Jetty answers to requests that are too broken to reach any servlet. */
final class JettyProblems extends ErrorHandler {
    private final JsonMapper json;

    JettyProblems(JsonMapper json) {
        this.json = json;
    }

    /** Jetty itself would answer nothing but a status to {@code PATCH} and {@code DELETE}. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        Refusal refusal = Problems.refusalFor(HttpStatusCode.valueOf(code));
        byte[] body = json.writeValueAsBytes(Problem.of(refusal));
        response.setStatus(ProblemStatus.of(refusal.code()).value());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
