package chat.verbatim.standalone.architecture.bad.command.user;

import chat.verbatim.standalone.architecture.bad.command.chat.NeedsUser;
import org.jspecify.annotations.Nullable;

public record NeedsChat(@Nullable NeedsUser user) {}
