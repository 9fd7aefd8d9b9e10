package chat.verbatim.standalone.architecture.bad.eventstore;

import chat.verbatim.standalone.architecture.bad.api.Message;

record StoreThatKnowsChat(Message message) {}
