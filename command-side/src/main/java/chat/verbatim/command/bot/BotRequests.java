package chat.verbatim.command.bot;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.Text;
import chat.verbatim.api.session.Scope;
import chat.verbatim.api.user.ProfileChange;
import chat.verbatim.api.user.ProfileRules;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.Username;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The bodies that the endpoints of bots understand. */
final class BotRequests {
    private static final int LONGEST_NAME = 64;
    /** What a token's numeric date and everybody's date library can say. */
    private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

    private BotRequests() {}

    record Create(@Nullable String username, @Nullable String displayName) {
        Username checkedUsername() {
            return Username.of(username);
        }

        UserProfile profile() {
            return ProfileRules.checked(
                    UserProfile.named(displayName == null ? checkedUsername().value() : displayName));
        }
    }

    record Update(@Nullable Change profile) {
        ProfileChange checked() {
            if (profile == null) {
                throw Refusal.invalid("profile", "is missing");
            }
            return ProfileRules.checked(new ProfileChange(
                    profile.displayName(), profile.about(), profile.avatarUrl(), profile.statusText()));
        }
    }

    record Change(
            @Nullable String displayName,
            @Nullable String about,
            @Nullable String avatarUrl,
            @Nullable String statusText) {}

    record Issue(
            @Nullable String name,
            @Nullable List<@Nullable String> scopes,
            @Nullable String expiresAt) {
        String checkedName() {
            return Text.line("name", name, LONGEST_NAME);
        }

        Set<Scope> checkedScopes() {
            if (scopes == null || scopes.isEmpty()) {
                throw Refusal.invalid("scopes", "must name at least one scope");
            }
            Set<Scope> known = EnumSet.noneOf(Scope.class);
            for (String scope : scopes) {
                boolean added = known.add(Scope.named(String.valueOf(scope))
                        .filter(named -> named != Scope.WEBHOOK_POST)
                        .orElseThrow(() -> Refusal.invalid(
                                "scopes", "must be of messages:read, messages:write and chats:manage")));
                if (!added) {
                    throw Refusal.invalid("scopes", "must not name a scope twice");
                }
            }
            return known;
        }

        @Nullable
        Instant checkedExpiry(Instant now) {
            if (expiresAt == null) {
                return null;
            }
            Instant end = moment(expiresAt).truncatedTo(ChronoUnit.SECONDS);
            if (!end.isAfter(now) || end.isAfter(LAST)) {
                throw Refusal.invalid("expiresAt", "must be a moment to come, before the year 9999");
            }
            return end;
        }

        private static Instant moment(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException wrong) {
                throw Refusal.invalid("expiresAt", "must be a moment such as 2027-11-22T00:00:00Z");
            }
        }
    }
}
