package chat.verbatim.standalone.architecture.bad.api;

public record Message(String text) {}
