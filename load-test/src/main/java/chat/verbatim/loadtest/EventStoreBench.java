package chat.verbatim.loadtest;

import chat.verbatim.loadtest.eventstore.EventStoreComparison;

/** {@code ./dev bench event-store}: see docs/performance.md. */
public final class EventStoreBench {

    private EventStoreBench() {}

    /** Optional arguments: rounds (15), milliseconds for each measurement (500), events to replay (100,000). */
    public static void main(String[] arguments) throws InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
        int millis = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        int events = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        new EventStoreComparison(rounds, millis, events).run();
    }
}
