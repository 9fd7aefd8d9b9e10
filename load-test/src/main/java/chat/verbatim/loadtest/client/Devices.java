package chat.verbatim.loadtest.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Opens devices at a server, all of which share few threads. */
public final class Devices implements AutoCloseable {
    private static final int LARGEST_FRAME = 4_000_000;
    private static final int LARGEST_ANSWER = 65_536;
    private static final long PATIENCE_SECONDS = 120;
    /** Local addresses of connections take turns: one has only about 28,000 ports. */
    private static final int ADDRESSES = 8;

    private final URI server;
    private final Wire wire;
    private final MultiThreadIoEventLoopGroup loops;
    private final Bootstrap bootstrap;
    private final AtomicInteger opened = new AtomicInteger();

    /** @param server {@code http://host:port} */
    public Devices(URI server, Wire wire, int threads) {
        this.server = server;
        this.wire = wire;
        this.loops = new MultiThreadIoEventLoopGroup(threads, NioIoHandler.newFactory());
        this.bootstrap = new Bootstrap()
                .group(loops)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 60_000);
    }

    /**
     * Opens a device.
     *
     * @param position the last that its user has processed; null to begin now
     */
    public Device open(Account account, @Nullable String position, DeviceListener listener) {
        Device device = new Device(wire, account, position, listener);
        Bootstrap one = bootstrap.clone().handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(new HttpClientCodec(), new HttpObjectAggregator(LARGEST_ANSWER), handshake(), device);
            }
        });
        if ("127.0.0.1".equals(server.getHost())) {
            one.localAddress(new InetSocketAddress("127.0.0." + (1 + opened.getAndIncrement() % ADDRESSES), 0));
        }
        one.connect(server.getHost(), server.getPort()).addListener(connected -> {
            if (!connected.isSuccess()) {
                device.live().completeExceptionally(connected.cause());
            }
        });
        return device;
    }

    private WebSocketClientProtocolHandler handshake() {
        URI address = URI.create("ws" + server.toString().substring("http".length()) + wire.path());
        return new WebSocketClientProtocolHandler(WebSocketClientProtocolConfig.newBuilder()
                .webSocketUri(address)
                .version(WebSocketVersion.V13)
                .customHeaders(new DefaultHttpHeaders())
                .maxFramePayloadLength(LARGEST_FRAME)
                .handshakeTimeoutMillis(60_000)
                .build());
    }

    /**
     * Opens many devices, never more than {@code atOnce} of which are on their way, and waits until all are live.
     *
     * @param nth opens the nth device
     */
    public static List<Device> all(int number, int atOnce, IntFunction<Device> nth) {
        Semaphore places = new Semaphore(atOnce);
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            places.acquireUninterruptibly();
            Device device = nth.apply(i);
            devices.add(device);
            var unused = device.live().whenComplete((live, failure) -> places.release());
        }
        devices.forEach(device -> await(device.live()));
        return devices;
    }

    /** The result, or the reason why there is none within two minutes as an exception. */
    public static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
