package chat.verbatim.command.preference;

import chat.verbatim.api.Position;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatId;
import chat.verbatim.api.preference.ChangedPreferences;
import chat.verbatim.api.preference.ChatPreferences;
import chat.verbatim.api.preference.Mute;
import chat.verbatim.api.preference.PreferenceCommand;
import chat.verbatim.api.preference.PreferenceCommand.ChangePreferences;
import chat.verbatim.api.preference.PreferenceCommand.ForgetPreferences;
import chat.verbatim.api.session.Caller;
import chat.verbatim.http.PositionHeaders;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a member chooses for a chat: to mute it, to pin it. */
@RestController
final class PreferenceEndpoint {
    private final CommandGateway commands;

    PreferenceEndpoint(CommandGateway commands) {
        this.commands = commands;
    }

    record Request(@Nullable String mutedUntil, @Nullable Boolean pinned) {
        @Nullable
        Mute mute() {
            return mutedUntil == null ? null : Mute.of(mutedUntil);
        }
    }

    @PatchMapping("/api/chats/{chatId}/preferences")
    ResponseEntity<ChatPreferences> change(Caller caller, @PathVariable String chatId, @RequestBody Request request) {
        ChangePreferences command = new ChangePreferences(chatId, caller.userId(), request.mute(), request.pinned());
        if (!ChatId.isPlausible(chatId)) {
            throw Refusal.because(RefusalCode.CHAT_NOT_FOUND, "There is no such chat.");
        }
        ChangedPreferences changed = give(command);
        if (!changed.pinnedInTheWay().isEmpty()) {
            // Chats that were left while they were pinned must not be in the way of others.
            changed.pinnedInTheWay().forEach(pinned -> give(new ForgetPreferences(pinned, caller.userId())));
            changed = give(command);
        }
        if (!changed.pinnedInTheWay().isEmpty()) {
            throw Refusal.because(
                    RefusalCode.LIMIT_REACHED,
                    "At most " + MemberPreferences.MOST_PINNED + " chats can be pinned; unpin another one first.");
        }
        return ResponseEntity.ok()
                .header(PositionHeaders.POSITION, Position.encode(changed.position()))
                .body(changed.preferences());
    }

    private ChangedPreferences give(PreferenceCommand command) {
        return commands.<ChangedPreferences>send(command).join();
    }
}
