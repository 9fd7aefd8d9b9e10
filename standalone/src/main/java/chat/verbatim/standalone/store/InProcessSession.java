package chat.verbatim.standalone.store;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.DefaultChannelId;
import io.netty.channel.PreferHeapByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.EOFException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a connection from this process. Its commands are carried out one after the other by a thread of its own, and not by
 * whoever asked: Java closes a file when a thread that works with it is interrupted, and those who ask may be interrupted at any time. It is
 * a thread of the platform, so that a long command keeps no virtual thread from running.
 */
final class InProcessSession {
    /** Has no bytes, which no message is without. */
    private static final ByteBuf END = Unpooled.EMPTY_BUFFER;

    private static final long LOOK_MILLIS = 1_000;

    private final EmbeddedChannel channel;
    private final BlockingQueue<ByteBuf> requests = new LinkedBlockingQueue<>();
    private final BlockingQueue<ByteBuf> replies = new LinkedBlockingQueue<>();
    private final Consumer<InProcessSession> ended;
    private final Thread thread;

    /** @param ended told when no command is carried out any more, by the session's thread */
    InProcessSession(MongoBackend backend, Consumer<InProcessSession> ended) {
        this.ended = ended;
        this.channel = new EmbeddedChannel(
                DefaultChannelId.newInstance(),
                new MongoWireReplyEncoder(),
                new MongoWireMessageEncoder(),
                new MongoWireProtocolHandler(),
                // The group is for a server that ends its clients; here InProcessSessions does.
                new MongoDatabaseHandler(backend, new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE)),
                new MongoExceptionHandler());
        // What nobody reads is collected like any other array.
        channel.config().setAllocator(new PreferHeapByteBufAllocator(UnpooledByteBufAllocator.DEFAULT));
        this.thread = Thread.ofPlatform()
                .name("store-session")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(this::run);
    }

    void start() {
        thread.start();
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
        long limit = millis == 0 ? Long.MAX_VALUE : millis;
        ByteBuf reply = null;
        while (reply == null && limit > 0) {
            // A thread that has run out of memory may have ended without being able to say so.
            boolean alive = thread.isAlive();
            reply = replies.poll(alive ? Math.min(limit, LOOK_MILLIS) : 0, TimeUnit.MILLISECONDS);
            if (reply == null && !alive) {
                throw new EOFException("The store has ended the session");
            }
            limit -= LOOK_MILLIS;
        }
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
            ended.accept(this);
            replies.add(END);
            channel.finishAndReleaseAll();
        }
    }

    private void carryOut(ByteBuf request) {
        channel.writeInbound(request);
        ByteBuf reply = channel.readOutbound();
        if (reply == null) {
            // The request could not be read, or the reply not be written; whoever asked must not wait for ever.
            channel.close().syncUninterruptibly();
        } else {
            replies.add(reply);
        }
    }
}
