package chat.verbatim.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CheckpointSignerTest {

    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /** A key pair from the documentation of Go's package golang.org/x/mod/sumdb/note, which set the format. */
    @Test
    void aKeyIsNamedAsOtherProgramsNameIt() {
        byte[] typedSeed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
        byte[] key = Arrays.copyOf(PKCS8, PKCS8.length + 32);
        System.arraycopy(typedSeed, 1, key, PKCS8.length, 32);

        assertThat(CheckpointSigner.of("PeterNeumann", key).verifierKey())
                .isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    /** The example of RFC 8410. */
    @Test
    void aKeyFromElsewhereHasItsPublicKey() {
        byte[] key = Base64.getDecoder().decode("MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC");
        byte[] publicKey = Base64.getDecoder().decode("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=");

        String verifierKey = CheckpointSigner.of("example.org/log", key).verifierKey();

        byte[] typed = Base64.getDecoder().decode(verifierKey.split("\\+", 3)[2]);
        assertThat(Arrays.copyOfRange(typed, 1, 33)).isEqualTo(Arrays.copyOfRange(publicKey, 12, 44));
    }

    @Test
    void theSameTreeAlwaysGetsTheSameCheckpoint() {
        byte[] key = CheckpointSigner.newKey();
        byte[] root = new byte[32];

        String note = CheckpointSigner.of("example.org/log", key).sign(7, root);

        assertThat(note)
                .isEqualTo(CheckpointSigner.of("example.org/log", key).sign(7, root))
                .startsWith(
                        "example.org/log\n7\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n\u2014 example.org/log ")
                .endsWith("\n");
    }

    @Test
    void whatIsNoKeyOrNoOriginIsRefusedWithoutAnythingOfTheKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckpointSigner.of("example.org/log", new byte[] {1, 2, 3}))
                .withMessage("This is no Ed25519 private key in PKCS #8")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CheckpointSigner.of("has space", CheckpointSigner.newKey()));
        assertThatIllegalArgumentException().isThrownBy(() -> CheckpointSigner.of("a+b", CheckpointSigner.newKey()));
    }
}
