package chat.verbatim.command.user;

import chat.verbatim.command.CommandSettings;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whose accounts run the installation, by the setting; an address counts without regard to case, as it does for accounts. */
@Component
final class Operators {
    private static final Logger log = LoggerFactory.getLogger(Operators.class);

    private final Set<String> keys;
    private final Reservations reservations;

    Operators(CommandSettings settings, Reservations reservations) {
        this.keys = settings.operators().stream().map(EmailAddress::keyOf).collect(Collectors.toUnmodifiableSet());
        this.reservations = reservations;
    }

    /** @param email null, as bots have it, is nobody's */
    boolean contains(@Nullable String email) {
        return email != null && keys.contains(EmailAddress.keyOf(email));
    }

    /** Addresses are not proven, so whoever registers one that is free would have it. */
    @EventListener(ApplicationReadyEvent.class)
    void warnOfFreeAddresses() {
        List<String> free = keys.stream()
                .filter(key -> reservations.ownerOf(Reservations.ofEmail(key)).isEmpty())
                .sorted()
                .toList();
        if (!free.isEmpty()) {
            log.warn(
                    "verbatim.command.operators has {} of {} addresses without an account. Whoever registers one becomes an operator: do so now",
                    free.size(),
                    keys.size());
        }
    }
}
