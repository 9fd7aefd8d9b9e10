package chat.verbatim.realtime.webhook;

import chat.verbatim.realtime.webhook.AddressRules.ForbiddenAddressException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts to addresses that users named. It connects to what the rules allow at that moment and to nothing else, follows no redirect,
 * keeps no cookie, waits a bounded time, and reads no body: only the status counts.
 */
final class Receiver implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 10_000;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_LINE = 8_192;

    private static final Logger LOG = LoggerFactory.getLogger(Receiver.class);

    private final Duration timeout;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-deadlines").daemon().factory());

    Receiver(AddressRules rules, Duration timeout) {
        this.timeout = timeout;
        Timeout bound = Timeout.of(timeout);
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new Resolver(rules))
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .setMaxLineLength(LONGEST_LINE)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(bound)
                                .setSocketTimeout(bound)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(bound)
                        .setConnectionRequestTimeout(bound)
                        .build())
                // A connection that is kept could not be told from one to an address that is forbidden by now.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Verbatim-Webhooks")
                .build();
    }

    /**
     * What came of an attempt.
     *
     * @param status of the answer, 0 when there was none
     * @param error one sentence that tells nothing of the answer but its status; empty when it was taken
     */
    record Outcome(int status, String error) {
        private static final int GONE = 410;

        boolean taken() {
            return status >= 200 && status < 300;
        }

        boolean gone() {
            return status == GONE;
        }
    }

    Outcome post(String url, Map<String, String> headers, byte[] body) {
        HttpPost request = new HttpPost(URI.create(url));
        headers.forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        // The other time-outs are for each packet; this one is for a receiver that sends them one by one.
        Future<?> deadline = deadlines.schedule(request::cancel, timeout.toMillis(), TimeUnit.MILLISECONDS);
        try {
            int status = statusOf(request);
            return new Outcome(status, status >= 200 && status < 300 ? "" : "The receiver answered " + status + ".");
        } catch (IOException failed) {
            return new Outcome(0, request.isCancelled() ? tooSlow() : describe(failed));
        } finally {
            deadline.cancel(false);
        }
    }

    private int statusOf(HttpPost request) throws IOException {
        ClassicHttpResponse response = client.executeOpen(null, request, null);
        int status = response.getCode();
        // Drops the connection first: closing the answer alone would read it to its end, which there may never be.
        request.cancel();
        try {
            response.close();
        } catch (IOException cut) {
            LOG.trace("The rest of an answer was cut off", cut);
        }
        return status;
    }

    private static String describe(IOException failed) {
        return switch (failed) {
            case ForbiddenAddressException _ -> "The receiver's host has no public address.";
            case UnknownHostException _ -> "The receiver's host cannot be found.";
            case SocketTimeoutException _ -> tooSlow();
            case ConnectException _ -> "The receiver cannot be reached.";
            case SSLException _ -> "The receiver's certificate or encryption is not accepted.";
            default -> "The connection to the receiver broke.";
        };
    }

    private static String tooSlow() {
        return "The receiver did not answer in time.";
    }

    @Override
    public void close() {
        deadlines.shutdownNow();
        client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }

    private record Resolver(AddressRules rules) implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return rules.resolve(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
