package chat.verbatim.loadtest.jmh;

import java.time.Instant;
import java.util.Map;

/**
 * A payload with what a message has in {@code receive_message}. Its own, so that a new field there is not a change here.
 */
record Said(
        String id,
        String chatId,
        long seq,
        Map<String, Object> sender,
        String content,
        Instant timestamp,
        String status,
        boolean edited,
        String position) {

    static final Said MESSAGE = new Said(
            "5f0c7f1e-3a53-4b1a-9b6e-0d4f1f2f3c11:41",
            "5f0c7f1e-3a53-4b1a-9b6e-0d4f1f2f3c11",
            41,
            Map.of("id", "user-17", "username", "grace", "profile", Map.of("displayName", "Grace Hopper")),
            "The quick brown fox jumps over the lazy dog, and nobody minds at all.",
            Instant.parse("2026-11-28T09:40:00Z"),
            "sent",
            false,
            "AAAAAAAAB00");
}
