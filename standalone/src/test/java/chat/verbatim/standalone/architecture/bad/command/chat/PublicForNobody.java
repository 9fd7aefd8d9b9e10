package chat.verbatim.standalone.architecture.bad.command.chat;

public record PublicForNobody(String id) {}
