package chat.verbatim.realtime.transport.engineio;

import chat.verbatim.realtime.transport.channel.Message;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP request that is answered later, once: whoever claims it first. */
final class Exchange {

    private static final byte[] OK = "ok".getBytes(StandardCharsets.US_ASCII);
    private static final Logger log = LoggerFactory.getLogger(Exchange.class);

    private final AsyncContext context;
    private final AtomicBoolean claimed = new AtomicBoolean();

    private Exchange(AsyncContext context) {
        this.context = context;
    }

    /** Lets the request wait, for as long as its session lives. */
    static Exchange start(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        return new Exchange(context);
    }

    /** Whether the caller is the one to answer. */
    boolean claim() {
        return claimed.compareAndSet(false, true);
    }

    /** Answers a claimed request, in the background: a client that reads slowly must not hold anybody else. */
    void write(List<Message> batch, Runnable written, Runnable failed) {
        Thread.ofVirtual().name("realtime-poll").start(() -> {
            boolean sent = write(PollingPayload.join(batch));
            (sent ? written : failed).run();
        });
    }

    /** Answers a claimed request with one packet. A few bytes always fit into its buffer, so this does not block. */
    void write(PacketType packet) {
        write(packet.digit().getBytes(StandardCharsets.US_ASCII));
    }

    /** Answers with one packet, if nobody else does. */
    void answer(PacketType packet) {
        if (claim()) {
            write(packet);
        }
    }

    /** Answers a POST that was accepted. */
    void accept() {
        if (claim()) {
            write(OK);
        }
    }

    /** Answers with an error, if nobody else answers. */
    void refuse(RequestError error) {
        if (!claim()) {
            return;
        }
        try {
            error.write((HttpServletResponse) context.getResponse());
        } catch (IOException e) {
            log.debug("The client has gone before it was refused", e);
        } finally {
            context.complete();
        }
    }

    private boolean write(byte[] body) {
        try {
            HttpServletResponse response = (HttpServletResponse) context.getResponse();
            response.setContentType("text/plain; charset=UTF-8");
            response.setHeader("Cache-Control", "no-store");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            return true;
        } catch (IOException | RuntimeException e) {
            log.debug("The client has gone before it was answered", e);
            return false;
        } finally {
            context.complete();
        }
    }
}
