package chat.verbatim.standalone.architecture.bad.command.chat;

import java.util.UUID;

final class RollingPolicy {
    String decide() {
        return UUID.randomUUID().toString();
    }
}
