package chat.verbatim.standalone.architecture.bad.command.chat;

public record Aggregate(String id) {}
