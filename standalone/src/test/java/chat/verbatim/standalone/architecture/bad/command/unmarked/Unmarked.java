package chat.verbatim.standalone.architecture.bad.command.unmarked;

record Unmarked(String id) {}
