package chat.verbatim.standalone.architecture.bad.command;

public final class CommandConfiguration {}
