package chat.verbatim.standalone.architecture.bad.query;

import chat.verbatim.standalone.architecture.bad.command.chat.Aggregate;

record QueryThatKnowsAnAggregate(Aggregate aggregate) {}
