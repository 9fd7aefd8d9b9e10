package chat.verbatim.api.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.verbatim.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
    @Test
    void aNameIsShownAsWrittenAndUniqueWithoutRegardToCase() {
        Username name = Username.of("Ada.L-1_x");
        assertThat(name.value()).isEqualTo("Ada.L-1_x");
        assertThat(name.key()).isEqualTo("ada.l-1_x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ab", ".abc", "-abc", "_abc", "a b", "\u00e4bc", "a@b", "abcdefghijklmnopqrstuvwxyz1234567"})
    void whatIsNoNameIsRefused(String text) {
        assertThatThrownBy(() -> Username.of(text))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("username: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x.org/a.png", "javascript:alert(1)", "HTTPS//x", "x"})
    void anAvatarComesByHttps(String url) {
        assertThatThrownBy(() -> ProfileRules.checked(new UserProfile("Ada", null, url, null)))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("avatarUrl: ");
    }

    @Test
    void emptyPartsOfAProfileAreNone() {
        assertThat(ProfileRules.checked(new UserProfile(" Ada ", "", "", " "))).isEqualTo(UserProfile.named("Ada"));
    }
}
