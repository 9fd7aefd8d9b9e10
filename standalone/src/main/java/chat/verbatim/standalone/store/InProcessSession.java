package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.ChannelGroup;
import java.io.EOFException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a connection from this process. Its commands are carried out one after the other by a thread of its own, and not by
 * whoever asked: Java closes a file when a thread that works with it is interrupted, and those who ask may be interrupted at any time.
 */
final class InProcessSession {
    /** Has no bytes, which no message is without. */
    private static final ByteBuf END = Unpooled.EMPTY_BUFFER;

    private final EmbeddedChannel channel;
    private final BlockingQueue<ByteBuf> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<ByteBuf> replies = new LinkedBlockingQueue<>();
    private final Thread thread;

    /** @param channels those that are open; the session's is among them until its end */
    InProcessSession(MongoBackend backend, ChannelGroup channels) {
        this.channel = new EmbeddedChannel(
                new MongoWireReplyEncoder(),
                new MongoWireMessageEncoder(),
                new MongoWireProtocolHandler(),
                new MongoDatabaseHandler(backend, channels),
                new MongoExceptionHandler());
        this.thread = Thread.ofVirtual()
                .name("store-session")
                .inheritInheritableThreadLocals(false)
                .start(this::run);
    }

    /** Asks for a command to be carried out; its reply is the next one. */
    void request(ByteBuf command) {
        requests.add(command);
    }

    /**
     * Waits for a reply.
     *
     * @param millis how long at most; 0 stands for as long as it takes
     * @return null when none came in that time
     * @throws EOFException when none will come
     */
    @Nullable
    ByteBuf reply(long millis) throws InterruptedException, EOFException {
        ByteBuf reply = millis == 0 ? replies.take() : replies.poll(millis, TimeUnit.MILLISECONDS);
        if (reply != null && !reply.isReadable()) {
            replies.add(END);
            throw new EOFException("The store has ended the session");
        }
        return reply;
    }

    /** Ends it after the command that is being carried out, if there is one. */
    void end() {
        requests.add(END);
    }

    /** Waits until no command is carried out any more. */
    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    private void run() {
        try {
            while (channel.isOpen()) {
                ByteBuf request = requests.take();
                if (!request.isReadable()) {
                    break;
                }
                carryOut(request);
            }
        } catch (InterruptedException e) {
            // Nobody else has this thread.
            throw new IllegalStateException(e);
        } finally {
            replies.add(END);
            channel.finishAndReleaseAll();
        }
    }

    private void carryOut(ByteBuf request) {
        channel.writeInbound(request);
        ByteBuf reply = channel.readOutbound();
        // What the server cannot read closes the channel instead.
        if (reply != null) {
            replies.add(reply);
        }
    }
}
