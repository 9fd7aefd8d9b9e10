package chat.verbatim.command.session;

import chat.verbatim.api.session.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where one is logged in, and how to end that from afar. */
@RestController
@RequestMapping("/api/users/me/sessions")
final class SessionEndpoint {
    private final Sessions sessions;

    SessionEndpoint(Sessions sessions) {
        this.sessions = sessions;
    }

    record SessionList(List<Item> items) {}

    /** @param current whether it is the one that asks */
    record Item(
            String id,
            Instant createdAt,
            Instant lastUsedAt,
            @Nullable String client,
            boolean current) {}

    @GetMapping
    SessionList list(Caller caller) {
        return new SessionList(sessions.of(caller.userId()).stream()
                .map(session -> new Item(
                        session.id(),
                        session.createdAt(),
                        session.usedAt(),
                        session.client(),
                        session.id().equals(caller.sessionId())))
                .toList());
    }

    @DeleteMapping("/{sessionId}")
    ResponseEntity<Void> end(Caller caller, @PathVariable String sessionId) {
        sessions.endOf(caller.userId(), sessionId);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping
    ResponseEntity<Void> endAll(Caller caller, @RequestParam(defaultValue = "false") boolean includingCurrent) {
        sessions.endAllOf(caller.userId(), includingCurrent ? null : caller.sessionId(), "ended-by-user");
        return ResponseEntity.noContent().build();
    }
}
