package chat.verbatim.standalone.architecture.bad.command.chat;

import chat.verbatim.standalone.architecture.bad.command.user.NeedsChat;

public record NeedsUser(NeedsChat chat) {}
