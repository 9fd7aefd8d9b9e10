package chat.verbatim.standalone.store;

import com.mongodb.MongoSocketOpenException;
import com.mongodb.ServerAddress;
import com.mongodb.connection.AsyncCompletionHandler;
import com.mongodb.internal.connection.OperationContext;
import com.mongodb.internal.connection.PowerOfTwoBufferPool;
import com.mongodb.internal.connection.Stream;
import io.netty.buffer.Unpooled;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import org.bson.ByteBuf;
import org.jspecify.annotations.Nullable;

/** The client's side of a connection in one process, as MongoDB's driver sees it: one thread at a time, and a read after each write. */
final class InProcessStream implements Stream {
    private final InProcessSessions sessions;
    private final ServerAddress address;
    private volatile @Nullable InProcessSession session;
    private io.netty.buffer.ByteBuf reply = Unpooled.EMPTY_BUFFER;
    private volatile boolean closed;

    InProcessStream(InProcessSessions sessions, ServerAddress address) {
        this.sessions = sessions;
        this.address = address;
    }

    @Override
    public void open(OperationContext context) {
        try {
            session = sessions.begin();
        } catch (IOException e) {
            close();
            throw new MongoSocketOpenException("The store cannot be reached", address, e);
        }
    }

    @Override
    public ByteBuf getBuffer(int size) {
        return PowerOfTwoBufferPool.DEFAULT.getBuffer(size);
    }

    @Override
    public void write(List<ByteBuf> buffers, OperationContext context) throws IOException {
        // The driver takes its buffers back when this returns.
        io.netty.buffer.ByteBuf command =
                Unpooled.buffer(buffers.stream().mapToInt(ByteBuf::limit).sum());
        for (ByteBuf each : buffers) {
            command.writeBytes(each.array(), 0, each.limit());
        }
        session().request(command);
    }

    @Override
    public ByteBuf read(int length, OperationContext context) throws IOException {
        if (!reply.isReadable()) {
            reply = await(context.getTimeoutContext().getReadTimeoutMS());
        }
        ByteBuf read = getBuffer(length);
        try {
            reply.readBytes(read.array(), 0, length);
            return read;
        } catch (IndexOutOfBoundsException e) {
            read.release();
            throw new EOFException("A reply is shorter than it says: " + e.getMessage());
        } finally {
            if (!reply.isReadable()) {
                reply.release();
                reply = Unpooled.EMPTY_BUFFER;
            }
        }
    }

    /** Whoever is interrupted waits on, as with a socket's read on a thread of the platform: the command is under way. */
    private io.netty.buffer.ByteBuf await(long timeoutMillis) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    io.netty.buffer.ByteBuf found = session().reply(timeoutMillis);
                    if (found == null) {
                        throw new SocketTimeoutException("No reply within " + timeoutMillis + " ms");
                    }
                    return found;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private InProcessSession session() throws IOException {
        InProcessSession open = session;
        if (open == null || closed) {
            throw new EOFException("The connection is closed");
        }
        return open;
    }

    @Override
    public void openAsync(OperationContext context, AsyncCompletionHandler<Void> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void writeAsync(List<ByteBuf> buffers, OperationContext context, AsyncCompletionHandler<Void> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void readAsync(int length, OperationContext context, AsyncCompletionHandler<ByteBuf> handler) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ServerAddress getAddress() {
        return address;
    }

    @Override
    public void close() {
        closed = true;
        InProcessSession open = session;
        if (open != null) {
            open.end();
        }
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
