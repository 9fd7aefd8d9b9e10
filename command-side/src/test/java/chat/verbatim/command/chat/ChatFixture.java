package chat.verbatim.command.chat;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.audit.Auditors;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.command.attachment.SentAttachments;
import chat.verbatim.eventstore.LogReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;

/** A chat on trial, with the people ada, grace, barbara and mallory, and katherine, who is an auditor. Grace is suspended. */
final class ChatFixture {
    static final String CHAT = "c1";

    private ChatFixture() {}

    static FixtureConfiguration<Chat> aFixture() {
        AggregateTestFixture<Chat> fixture = new AggregateTestFixture<>(Chat.class);
        fixture.registerInjectableResource(new KnownPeople());
        fixture.registerInjectableResource((LogReader) new FakeLog(CHAT, fixture::getEventStore));
        fixture.registerInjectableResource((SentAttachments)
                (chatId, sender, ids) -> ids.stream().map(ChatFixture::file).toList());
        fixture.registerInjectableResource((Auditors) "katherine"::equals);
        fixture.registerInjectableResource(new NobodySuspendedBut("grace"));
        return fixture;
    }

    static Attachment file(String id) {
        return new Attachment(id, id + ".png", "image/png", 7, 4, 3);
    }

    static SendMessage show(String sender, String content, String key, String... files) {
        return new SendMessage(
                CHAT, sender, new MessageContent(content), new IdempotencyKey(key), null, List.of(files));
    }

    static MessageSent shown(String sender, String content, String key, String... files) {
        return new MessageSent(
                CHAT,
                sender,
                content,
                key,
                Arrays.stream(files).map(ChatFixture::file).toList());
    }

    /** Ada's group with grace and barbara. */
    static ChatCreated aGroup() {
        return new ChatCreated(CHAT, "ada", List.of("ada", "grace", "barbara"), true, "Engine");
    }

    static ChatCreated aDirectChat() {
        return new ChatCreated(CHAT, "ada", List.of("ada", "grace"), false, null);
    }

    static MessageSent said(String sender, String content) {
        return new MessageSent(CHAT, sender, content, "key-" + content);
    }

    static SendMessage say(String sender, String content, String key) {
        return new SendMessage(CHAT, sender, new MessageContent(content), new IdempotencyKey(key));
    }

    static Matcher<Throwable> refusal(RefusalCode code) {
        return new CustomTypeSafeMatcher<>("a refusal with " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return RefusedException.refusalIn(thrown)
                        .filter(refusal -> refusal.code() == code)
                        .isPresent();
            }
        };
    }

    /** Everybody but nobody exists, and has their id as their username. */
    private static final class KnownPeople implements Accounts {
        @Override
        public Registered register(NewAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Authenticated authenticate(String email, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Registered changeAvatar(String userId, @Nullable String avatarId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isCurrent(Authenticated authenticated) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long changePassword(String userId, String current, String next) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void requireAcceptable(String field, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean hasPassword(String userId, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forgetPassword(String userId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long resetPassword(String userId, String next) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void erase(String userId) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AccountView> find(String userId) {
            return Optional.empty();
        }

        @Override
        public Optional<AccountView> findByEmail(String email) {
            return Optional.empty();
        }

        @Override
        public Map<String, AccountView> findAll(Collection<String> userIds) {
            return Map.of();
        }

        @Override
        public Map<String, String> idsByUsername(Collection<String> usernameKeys) {
            return usernameKeys.stream()
                    .filter(key -> !key.equals("nobody"))
                    .collect(Collectors.toMap(key -> key, key -> key));
        }

        @Override
        public Map<String, UserSummary> summaries(Collection<String> userIds) {
            return userIds.stream()
                    .filter(id -> !id.equals("nobody"))
                    .collect(Collectors.toMap(id -> id, id -> new UserSummary(id, id, UserProfile.named(id))));
        }
    }
}
