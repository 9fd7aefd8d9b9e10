package chat.verbatim.realtime.webhook;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusedException;
import chat.verbatim.realtime.webhook.AddressRules.ForbiddenAddressException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies that the endpoints of outgoing webhooks understand. */
final class WebhookRequests {
    private static final int LONGEST_URL = 2_000;

    private WebhookRequests() {}

    record Create(@Nullable String url, @Nullable List<@Nullable String> events) {
        Set<String> checkedEvents() {
            if (events == null || events.isEmpty()) {
                throw Refusal.invalid("events", "must name at least one event");
            }
            Set<String> known = new LinkedHashSet<>();
            for (String event : events) {
                if (event == null || !WebhookEvent.isKnown(event) || !known.add(event)) {
                    throw Refusal.invalid("events", "must be different ones of those that the contract lists");
                }
            }
            return known;
        }

        /** Looks the host up, so that a mistake is told at once; what counts is the look-up before each connection. */
        String checkedUrl(boolean allowHttp, AddressRules rules) {
            URI uri = parsed();
            String host = uri.getHost();
            boolean secure = "https".equalsIgnoreCase(uri.getScheme());
            if (host == null || !(secure || (allowHttp && "http".equalsIgnoreCase(uri.getScheme())))) {
                throw wrong("must be an https address");
            }
            if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw wrong("must have neither a user nor a fragment");
            }
            try {
                rules.resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
            } catch (ForbiddenAddressException inside) {
                throw wrong("must be at a public address");
            } catch (UnknownHostException nowhere) {
                throw wrong("has a host that cannot be found");
            }
            return uri.toString();
        }

        private URI parsed() {
            if (url == null) {
                throw wrong("is missing");
            }
            if (url.length() > LONGEST_URL) {
                throw wrong("must have at most " + LONGEST_URL + " characters");
            }
            try {
                return new URI(url);
            } catch (URISyntaxException wrong) {
                throw wrong("must be an https address");
            }
        }

        private static RefusedException wrong(String why) {
            return Refusal.invalid("url", why);
        }

        /** The address may hold a secret. */
        @Override
        public String toString() {
            return "Create";
        }
    }

    record Update(@Nullable Boolean enabled) {
        boolean checked() {
            if (enabled == null) {
                throw Refusal.invalid("enabled", "is missing");
            }
            return enabled;
        }
    }
}
