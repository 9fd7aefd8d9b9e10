package chat.verbatim.standalone.store;

import com.mongodb.connection.SocketSettings;
import com.mongodb.connection.SslSettings;
import com.mongodb.internal.connection.StreamFactory;
import com.mongodb.internal.connection.StreamFactoryFactory;
import de.bwaldvogel.mongo.MongoBackend;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sessions that clients in this process have with a store: bytes go from hand to hand, without sockets. */
final class InProcessSessions implements StreamFactoryFactory {
    private final MongoBackend backend;
    private final Set<InProcessSession> open = new HashSet<>();
    private boolean closed;

    InProcessSessions(MongoBackend backend) {
        this.backend = backend;
    }

    @Override
    public StreamFactory create(SocketSettings sockets, SslSettings encryption) {
        return address -> new InProcessStream(this, address);
    }

    /** @throws IOException when the store is closed */
    synchronized InProcessSession begin() throws IOException {
        if (closed) {
            throw new IOException("The store is closed");
        }
        InProcessSession session = new InProcessSession(backend, this::ended);
        open.add(session);
        session.start();
        return session;
    }

    private synchronized void ended(InProcessSession session) {
        open.remove(session);
    }

    /** Lets no more sessions begin, ends all and waits until the commands that are being carried out are. */
    @Override
    public void close() {
        endAll().forEach(InProcessSessions::await);
    }

    private synchronized List<InProcessSession> endAll() {
        closed = true;
        open.forEach(InProcessSession::end);
        return List.copyOf(open);
    }

    private static void await(InProcessSession session) {
        boolean interrupted = Thread.interrupted();
        while (true) {
            try {
                session.awaitEnd();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
