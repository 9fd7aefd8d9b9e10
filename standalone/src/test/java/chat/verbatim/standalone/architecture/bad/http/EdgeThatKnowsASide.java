package chat.verbatim.standalone.architecture.bad.http;

import chat.verbatim.standalone.architecture.bad.command.CommandConfiguration;

record EdgeThatKnowsASide(CommandConfiguration side) {}
