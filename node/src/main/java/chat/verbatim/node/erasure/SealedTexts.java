package chat.verbatim.node.erasure;

import chat.verbatim.api.RefusedException;
import chat.verbatim.api.erasure.PersonalTexts;
import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Texts in read models: the sealed bytes in Base64, behind a NUL, which no text has. */
final class SealedTexts implements PersonalTexts {
    private static final String MARK = "\0";
    private static final String NOTHING = "";

    private final PersonalKeys keys;

    SealedTexts(PersonalKeys keys) {
        this.keys = keys;
    }

    @Override
    public String seal(String userId, String text) {
        if (keys.isErased(userId)) {
            return NOTHING;
        }
        try {
            byte[] sealed = PersonalKeys.seal(keys.forSealing(userId), PersonalKeys.bytes(text), userId);
            return MARK + Base64.getEncoder().encodeToString(sealed);
        } catch (RefusedException erasedMeanwhile) {
            return NOTHING;
        }
    }

    @Override
    public Optional<String> open(String userId, String stored) {
        if (keys.isErased(userId)) {
            return Optional.empty();
        }
        if (!stored.startsWith(MARK)) {
            return Optional.of(stored);
        }
        Optional<Aead> key = keys.forOpening(userId);
        byte[] sealed = Base64.getDecoder().decode(stored.substring(MARK.length()));
        return key.flatMap(it -> Optional.ofNullable(PersonalKeys.open(it, sealed, userId)))
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    @Override
    public void shred(String userId) {
        keys.shred(userId);
    }

    @Override
    public boolean isErased(String userId) {
        return keys.isErased(userId);
    }
}
