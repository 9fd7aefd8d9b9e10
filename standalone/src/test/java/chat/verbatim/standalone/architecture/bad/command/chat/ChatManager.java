package chat.verbatim.standalone.architecture.bad.command.chat;

record ChatManager(String id) {}
