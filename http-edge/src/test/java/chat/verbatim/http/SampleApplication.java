package chat.verbatim.http;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatView;
import chat.verbatim.api.message.MessageContent;
import chat.verbatim.api.session.AccessTokens;
import chat.verbatim.api.session.Caller;
import chat.verbatim.api.session.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Endpoints of every temper. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HttpEdgeConfiguration.class, SampleApplication.Endpoints.class})
class SampleApplication {
    @Bean
    AccessTokens accessTokens() {
        return token -> switch (token) {
            case "good" -> new Caller("ada", "s1", Instant.MAX);
            case "operator" -> new Caller("root", "s2", Instant.MAX, null, true);
            case "bot" -> Caller.bot("robot", "t1", Instant.MAX, Set.of(Scope.values()));
            case "old" -> throw Refusal.because(RefusalCode.TOKEN_EXPIRED, "The token has expired.");
            default -> throw Refusal.because(RefusalCode.UNAUTHENTICATED, "This is no token of ours.");
        };
    }

    record Note(
            @Nullable String text,
            @Nullable Integer count,
            @Nullable List<String> tags,
            @Nullable Inner inner) {}

    record Inner(@Nullable Long number) {}

    record Answer(String who, @Nullable String nothing, Instant when, ChatView.Role role) {}

    @RestController
    static class Endpoints {
        @PostMapping("/api/notes")
        Note echo(@RequestBody Note note) {
            return note;
        }

        @PostMapping("/api/auth/login")
        Note open(@RequestBody Note note) {
            return note;
        }

        @GetMapping("/api/who")
        Answer who(Caller caller) {
            return new Answer(caller.userId(), null, Instant.ofEpochSecond(60), ChatView.Role.OWNER);
        }

        @GetMapping("/api/admin/who")
        Answer whoOperates(Caller caller) {
            return who(caller);
        }

        @GetMapping("/api/who-annotated")
        Answer whoAnnotated(@AuthenticationPrincipal Caller caller) {
            return who(caller);
        }

        @GetMapping("/api/later")
        CompletableFuture<Answer> later(Caller caller) {
            return CompletableFuture.supplyAsync(() -> who(caller));
        }

        @GetMapping("/api/refused/{code}")
        Answer refused(@PathVariable RefusalCode code) {
            throw new IllegalStateException(Refusal.because(code, "No."));
        }

        @GetMapping("/api/wait")
        Answer retry() {
            throw Refusal.later(RefusalCode.RATE_LIMITED, "Slowly.", Duration.ofMillis(2_500));
        }

        @GetMapping("/api/limit")
        long limit(
                @RequestParam int limit,
                @RequestHeader(name = PositionHeaders.MIN_POSITION, required = false) @Nullable String min) {
            return limit + PositionHeaders.minPosition(min);
        }

        @GetMapping("/api/text")
        String text(@RequestParam String text) {
            return text;
        }

        @GetMapping("/api/blank")
        MessageContent blank() {
            return MessageContent.of(" ");
        }

        @GetMapping({"/api/boom", "/api/chats/{chatId}/boom"})
        Answer boom() {
            throw new IllegalStateException("secret inside");
        }
    }
}
