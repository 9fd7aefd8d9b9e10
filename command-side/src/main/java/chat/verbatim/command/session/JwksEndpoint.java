package chat.verbatim.command.session;

import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the public key, so that others can check access tokens by themselves. */
@RestController
final class JwksEndpoint {
    private static final int KEY_BYTES = 32;

    private final Map<String, List<Map<String, String>>> keys;

    JwksEndpoint(SigningKey key) {
        byte[] encoded = ((EdECPublicKey) key.publicKey()).getEncoded();
        // RFC 8410: the last 32 bytes of the encoding are the key itself.
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        this.keys = Map.of(
                "keys",
                List.of(Map.of(
                        "kty", "OKP",
                        "crv", "Ed25519",
                        "use", "sig",
                        "alg", "EdDSA",
                        "kid", key.id(),
                        "x", Base64.getUrlEncoder().withoutPadding().encodeToString(point))));
    }

    @GetMapping("/.well-known/jwks.json")
    Map<String, List<Map<String, String>>> keys() {
        return keys;
    }
}
