package chat.verbatim.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the note in the documentation of Go's package golang.org/x/mod/sumdb/note, which set the format. */
class TrustedKeyTest {

    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String SIGNATURE =
            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";

    private static SignedNote note(String text, String name, String signature) {
        return new SignedNote(
                text,
                "PeterNeumann",
                0,
                new byte[32],
                List.of(new SignedNote.Line(name, Base64.getDecoder().decode(signature))));
    }

    @Test
    void aNoteOfAnotherProgramIsRight() {
        assertThat(TrustedKey.parse(KEY).judge(note(TEXT, "PeterNeumann", SIGNATURE)))
                .isEqualTo(TrustedKey.Verdict.RIGHT);
    }

    @Test
    void anotherTextIsWrong() {
        assertThat(TrustedKey.parse(KEY).judge(note(TEXT.replace("don't", "do"), "PeterNeumann", SIGNATURE)))
                .isEqualTo(TrustedKey.Verdict.WRONG);
    }

    @Test
    void anotherSignerDoesNotCount() {
        assertThat(TrustedKey.parse(KEY).judge(note(TEXT, "Somebody", SIGNATURE)))
                .isEqualTo(TrustedKey.Verdict.BY_ANOTHER);
        assertThat(TrustedKey.parse(KEY).judge(note(TEXT, "PeterNeumann", "y" + SIGNATURE.substring(1))))
                .isEqualTo(TrustedKey.Verdict.BY_ANOTHER);
    }

    @Test
    void aKeyWithAnotherHashOrNameIsNoKey() {
        for (String wrong : List.of("", "a+b", KEY.replace("c74f", "c74e"), KEY.replace("Peter", "Petra"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> TrustedKey.parse(wrong));
        }
    }
}
