package chat.verbatim.standalone.architecture.bad.realtime.offline;

/** No queue library is on the class path yet, so this stands for one. */
public record QueueLibraryStandIn(String name) {}
