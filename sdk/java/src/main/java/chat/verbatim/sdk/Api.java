package chat.verbatim.sdk;

import chat.verbatim.sdk.api.AttachmentsApi;
import chat.verbatim.sdk.api.AuthApi;
import chat.verbatim.sdk.api.BotsApi;
import chat.verbatim.sdk.api.ChatsApi;
import chat.verbatim.sdk.api.MessagesApi;
import chat.verbatim.sdk.api.OperationsApi;
import chat.verbatim.sdk.api.UsersApi;
import chat.verbatim.sdk.api.WebhooksApi;
import chat.verbatim.sdk.http.ApiClient;
import java.net.URI;
import java.net.http.HttpClient;

/**
 * The generated HTTP calls, one method for each operation of the contract. They throw {@link VerbatimException}, carry the token, wait where
 * the server asks for it (a 429 at most 3 times), and read no less than what this client has written and seen.
 */
public final class Api {
    private final ApiClient client;

    Api(URI server, HttpClient http) {
        client = new ApiClient(HttpClient.newBuilder(), Frame.JSON, server.toString()) {
            @Override
            public HttpClient getHttpClient() {
                return http;
            }
        };
    }

    /** What any generated {@code ...Api} can be made with. */
    public ApiClient client() {
        return client;
    }

    /** Accounts and sessions. Rather use the methods of {@link Verbatim}, which keep the tokens. */
    public AuthApi auth() {
        return new AuthApi(client);
    }

    /** Profiles and the directory. */
    public UsersApi users() {
        return new UsersApi(client);
    }

    /** Conversations of two and of many. */
    public ChatsApi chats() {
        return new ChatsApi(client);
    }

    /** What is said, and how far it has got. */
    public MessagesApi messages() {
        return new MessagesApi(client);
    }

    /** Files beside messages. */
    public AttachmentsApi attachments() {
        return new AttachmentsApi(client);
    }

    /** Programs that take part in chats, and their tokens. */
    public BotsApi bots() {
        return new BotsApi(client);
    }

    /** Other services that post into groups, and hear of what is said. */
    public WebhooksApi webhooks() {
        return new WebhooksApi(client);
    }

    /** Keys, projections and health. */
    public OperationsApi operations() {
        return new OperationsApi(client);
    }
}
