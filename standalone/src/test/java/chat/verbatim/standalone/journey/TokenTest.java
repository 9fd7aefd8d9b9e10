package chat.verbatim.standalone.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Only a token that this server signed opens anything. */
@ExtendWith(RunningVerbatim.class)
class TokenTest {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ApiClient anonymous;
    private final String header;
    private final String claims;
    private final String signature;

    TokenTest(ApiClient anonymous) throws Exception {
        this.anonymous = anonymous;
        Answer session = anonymous
                .post("/api/auth/register", Person.registration(Person.uniqueName("ada")))
                .expect(201);
        List<String> parts = List.of(session.string("token").split("\\.", -1));
        header = parts.get(0);
        claims = parts.get(1);
        signature = parts.get(2);
    }

    @Test
    void theRealTokenOpens() {
        anonymous
                .with(header + '.' + claims + '.' + signature)
                .get("/api/users/me")
                .expect(200);
    }

    @Test
    void noTokenOpensNothing() {
        anonymous.get("/api/users/me").refused(401, "unauthenticated");
        anonymous.post("/api/chats", Map.of()).refused(401, "unauthenticated");
        anonymous
                .call("GET", "/api/users/me")
                .header("Authorization", "Basic YWRhOmFkYQ==")
                .send()
                .refused(401, "unauthenticated");
    }

    @Test
    void anUnsignedTokenOpensNothing() {
        for (String algorithm : List.of("none", "None", "NONE", "nOnE")) {
            String unsigned = encoded("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}");
            refuse(unsigned + '.' + claims + '.');
            refuse(unsigned + '.' + claims + '.' + signature);
        }
    }

    @Test
    void anAlteredTokenOpensNothing() {
        String somebodyElse = encoded(decoded(claims).replaceFirst("\"sub\":\"[^\"]*\"", "\"sub\":\"somebody\""));
        String longer = encoded(decoded(claims).replaceFirst("\"exp\":\\d+", "\"exp\":99999999999"));

        refuse(header + '.' + somebodyElse + '.' + signature);
        refuse(header + '.' + longer + '.' + signature);
        refuse(header + '.' + claims + '.' + signature.substring(2) + "AA");
        refuse(header + '.' + claims + '.');
        refuse(header + '.' + claims);
    }

    @Test
    void theServersPublicKeyIsNoSecretToSignWith() throws Exception {
        String keys = anonymous.get("/.well-known/jwks.json").expect(200).text();
        String symmetric = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(keys.getBytes(UTF_8), "HmacSHA256"));
        byte[] forged = mac.doFinal((symmetric + '.' + claims).getBytes(UTF_8));

        refuse(symmetric + '.' + claims + '.' + BASE64.encodeToString(forged));
    }

    @Test
    void garbageOpensNothing() {
        for (String garbage : List.of("x", "a.b.c", "...", "é", "a".repeat(5_000))) {
            refuse(garbage);
        }
    }

    private void refuse(String token) {
        anonymous.with(token).get("/api/users/me").refused(401, "unauthenticated");
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), UTF_8);
    }
}
