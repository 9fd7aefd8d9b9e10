package chat.verbatim.standalone.architecture.bad.standalone;

import chat.verbatim.standalone.architecture.bad.command.chat.Aggregate;

record UserOfAnInside(Aggregate aggregate) {}
