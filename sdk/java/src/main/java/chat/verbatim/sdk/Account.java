package chat.verbatim.sdk;

import chat.verbatim.sdk.model.User;
import java.time.Clock;

/** What a client has as soon as it knows whom it is for. */
record Account(User user, Outbox outbox, Dispatcher dispatcher) {
    /** Takes up what the store has of the account; what waits is sent from now on. */
    static Account of(
            User user, Outbox.Delivery delivery, Store store, boolean resume, Handlers handlers, ReadPosition read) {
        Rows rows = new Rows(user.getId(), store, Clock.systemUTC());
        Outbox outbox = new Outbox(rows, delivery, new SendingThreads(), handlers::tellError);
        String key = "verbatim.position." + user.getId();
        Progress progress = new Progress(resume ? store.get(key) : null);
        Dispatcher dispatcher = new Dispatcher(
                handlers,
                progress,
                read,
                position -> {
                    if (resume) {
                        store.set(key, position);
                    }
                },
                user.getId());
        outbox.flush();
        return new Account(user, outbox, dispatcher);
    }
}
