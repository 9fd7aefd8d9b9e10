package chat.verbatim.command.chat;

import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.chat.ChatCommand.SendMessage;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.message.IdempotencyKey;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.user.AccountView;
import chat.verbatim.api.user.Accounts;
import chat.verbatim.api.user.UserProfile;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.eventstore.LogReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** A chat on trial, with the people ada, grace, barbara and mallory. */
final class ChatFixture {
    static final String CHAT = "c1";

    private ChatFixture() {}

    static FixtureConfiguration<Chat> aFixture() {
        AggregateTestFixture<Chat> fixture = new AggregateTestFixture<>(Chat.class);
        fixture.registerInjectableResource(new KnownPeople());
        fixture.registerInjectableResource((LogReader) new FakeLog(CHAT, fixture::getEventStore));
        return fixture;
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

    /** Everybody but nobody exists. */
    private static final class KnownPeople implements Accounts {
        @Override
        public Registered register(NewAccount account) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AccountView authenticate(String email, String password) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AccountView> find(String userId) {
            return Optional.empty();
        }

        @Override
        public Map<String, UserSummary> summaries(Collection<String> userIds) {
            return userIds.stream()
                    .filter(id -> !id.equals("nobody"))
                    .collect(Collectors.toMap(id -> id, id -> new UserSummary(id, id, UserProfile.named(id))));
        }
    }
}
