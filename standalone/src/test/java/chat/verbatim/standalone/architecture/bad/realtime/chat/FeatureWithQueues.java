package chat.verbatim.standalone.architecture.bad.realtime.chat;

import chat.verbatim.standalone.architecture.bad.realtime.offline.QueueLibraryStandIn;

record FeatureWithQueues(QueueLibraryStandIn library) {}
