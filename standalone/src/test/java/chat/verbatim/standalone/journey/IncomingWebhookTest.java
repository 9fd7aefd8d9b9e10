package chat.verbatim.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Another service posts into a group by a secret that does nothing else. */
@ExtendWith(RunningVerbatim.class)
class IncomingWebhookTest {
    private final ApiClient api;
    private final Person ada;
    private final Person grace;
    private final String chat;
    private final String webhooks;

    IncomingWebhookTest(ApiClient api) {
        this.api = api;
        ada = Person.named("ada", api);
        grace = Person.named("grace", api);
        chat = ada.group("Builds", grace);
        webhooks = "/api/chats/" + chat + "/incoming-webhooks";
    }

    private Answer webhook() {
        return ada.api().post(webhooks, Map.of("name", "CI server")).expect(201);
    }

    private Answer post(Answer webhook, String content, String key) {
        return api.with(webhook.string("token"))
                .call("POST", webhook.string("url"))
                .header("Idempotency-Key", key)
                .json(Map.of("content", content))
                .send();
    }

    @Test
    void whatAServicePostsIsHeardOnceHoweverOftenItIsSent() {
        Answer webhook = webhook();
        try (Device device = Device.of(grace)) {
            Answer first = post(webhook, "Build 7 is broken", "build-7").expect(201);
            Answer again = post(webhook, "Build 7 is broken", "build-7").expect(200);
            post(webhook, "Build 8 is fine", "build-8").expect(201);

            assertThat(again.string("id")).isEqualTo(first.string("id"));
            device.frames().message("Build 8 is fine");
            JsonNode heard = device.frames().message("Build 7 is broken");
            assertThat(heard.at("/sender/bot").asBoolean()).isTrue();
            assertThat(heard.at("/sender/profile/displayName").asString()).isEqualTo("CI server");
            assertThat(device.frames().all("receive_message").stream()
                            .filter(frame -> frame.string("content").startsWith("Build")))
                    .hasSize(2);
        }
    }

    @Test
    void theListShowsNoSecretAndIsForMembers() {
        Answer webhook = webhook();

        Answer list = grace.sees(webhooks, webhook.position()).expect(200);

        assertThat(list.items()).extracting(item -> item.path("id").asString()).containsExactly(webhook.string("id"));
        assertThat(list.text()).doesNotContain("vbt_").contains("CI server");
    }

    @Test
    void onlyTheOwnerOfAGroupMakesAndRevokesThem() {
        Answer webhook = webhook();
        grace.api().post(webhooks, Map.of("name", "mine")).refused(403, "forbidden");
        grace.api().delete(webhooks + "/" + webhook.string("id")).refused(403, "forbidden");
        ada.api()
                .post("/api/chats/" + ada.chatWith(grace) + "/incoming-webhooks", Map.of("name", "x"))
                .refused(409, "not-a-group");
        ada.api().post(webhooks, Map.of()).invalid("name");
        ada.api().delete(webhooks + "/" + grace.id()).refused(404, "not-found");
        String other = ada.group("Other");
        ada.api()
                .delete("/api/chats/" + other + "/incoming-webhooks/" + webhook.string("id"))
                .refused(404, "not-found");
    }

    @Test
    void theSecretOpensThatWebhookAndNothingElse() {
        Answer webhook = webhook();
        Answer other = webhook();
        ApiClient holder = api.with(webhook.string("token"));

        holder.post(other.string("url"), Map.of("content", "x")).refused(404, "not-found");
        holder.post("/api/chats/" + chat + "/messages", Map.of("content", "x")).refused(403, "insufficient-scope");
        holder.get("/api/chats/" + chat + "/messages").refused(403, "insufficient-scope");
        holder.get(webhooks).refused(403, "insufficient-scope");
        ada.api().post(webhook.string("url"), Map.of("content", "x")).refused(404, "not-found");
        api.post(webhook.string("url"), Map.of("content", "x")).refused(401, "unauthenticated");
        ada.bot("robot", "messages:write")
                .api()
                .post(webhook.string("url"), Map.of("content", "x"))
                .refused(403, "insufficient-scope");
        ada.api()
                .post(
                        "/api/bots/" + webhook.string("id") + "/tokens",
                        Map.of("name", "n", "scopes", List.of("messages:read")))
                .refused(404, "not-found");
    }

    @Test
    void aRevokedWebhookIsSilent() {
        Answer webhook = webhook();
        post(webhook, "before", "k1").expect(201);

        Answer revoked = ada.api().delete(webhooks + "/" + webhook.string("id")).expect(204);

        post(webhook, "after", "k2").refused(401, "unauthenticated");
        ada.api().delete(webhooks + "/" + webhook.string("id")).expect(204);
        assertThat(ada.sees(webhooks, revoked.position()).items()).isEmpty();
        Answer left = ada.sees("/api/chats/" + chat, revoked.position());
        assertThat(left.at("participants").size()).isEqualTo(2);
    }

    @Test
    void aWebhookWhoseBotWasRemovedFromTheGroupPostsNothing() {
        Answer webhook = webhook();
        ada.api()
                .delete("/api/chats/" + chat + "/participants/" + webhook.string("id"))
                .expect(204);

        post(webhook, "let me in", "k").refused(404, "chat-not-found");
    }
}
