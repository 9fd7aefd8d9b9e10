package chat.verbatim.realtime.transport.engineio;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Why an HTTP request is refused, with the codes and words that Engine.IO clients know. */
enum RequestError {
    UNKNOWN_TRANSPORT(400, 0, "Transport unknown"),
    UNKNOWN_SESSION(400, 1, "Session ID unknown"),
    BAD_HANDSHAKE_METHOD(400, 2, "Bad handshake method"),
    BAD_REQUEST(400, 3, "Bad request"),
    UNSUPPORTED_VERSION(400, 5, "Unsupported protocol version"),
    TOO_LARGE(413, 3, "Payload too large");

    private final int status;
    private final int code;
    private final String message;

    RequestError(int status, int code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    void write(HttpServletResponse response) throws IOException {
        byte[] body =
                "{\"code\":%d,\"message\":\"%s\"}".formatted(code, message).getBytes(StandardCharsets.US_ASCII);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.getOutputStream().close();
    }
}
