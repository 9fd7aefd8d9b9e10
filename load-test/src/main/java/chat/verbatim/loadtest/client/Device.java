package chat.verbatim.loadtest.client;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.util.collection.IntObjectHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** One connection of one user. */
public final class Device extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private static final byte[] SEQ = Text.pattern("\"seq\":");
    private static final byte[] POSITION = Text.pattern("\"position\":\"");
    private static final byte[] OK = Text.pattern("\"ok\":true");

    private final Wire wire;
    private final Map<String, String> auth;
    private final DeviceListener listener;
    private final CompletableFuture<Device> live = new CompletableFuture<>();
    private final IntObjectHashMap<Answer> waiting = new IntObjectHashMap<>();
    private @Nullable Channel channel;
    private int lastId;
    private volatile @Nullable String position;

    Device(Wire wire, Account account, @Nullable String position, DeviceListener listener) {
        this.wire = wire;
        this.auth = position == null
                ? Map.of("token", account.token())
                : Map.of("token", account.token(), "position", position);
        this.listener = listener;
    }

    /** Completed once it has caught up. */
    public CompletableFuture<Device> live() {
        return live;
    }

    /** The position of the newest frame that had one; null before there was any. */
    public @Nullable String position() {
        return position;
    }

    /** Sends a message. */
    public void send(String chatId, String content, String idempotencyKey, Answer answer) {
        String data = "{\"chatId\":\"" + chatId + "\",\"content\":\"" + content + "\",\"idempotencyKey\":\""
                + idempotencyKey + "\"}";
        onLoop(() -> {
            int id = ++lastId;
            waiting.put(id, answer);
            write(wire.event("send_message", data, id));
        });
    }

    /** Says that everything of the chat up to {@code seq} has arrived. */
    public void acknowledge(String chatId, long seq) {
        onLoop(() -> write(wire.event("message_ack", "{\"chatId\":\"" + chatId + "\",\"seq\":" + seq + '}', -1)));
    }

    /** Ends the connection, without a word to the server. */
    public void close() {
        Channel open = channel;
        if (open != null) {
            open.close().syncUninterruptibly();
        }
    }

    /** Whether the connection is there. */
    public boolean isOpen() {
        Channel open = channel;
        return open != null && open.isActive();
    }

    private void onLoop(Runnable task) {
        Channel open = channel;
        if (open != null) {
            if (open.eventLoop().inEventLoop()) {
                task.run();
            } else {
                open.eventLoop().execute(task);
            }
        }
    }

    String auth() {
        return JsonMapper.shared().writeValueAsString(auth);
    }

    void write(String text) {
        Channel open = channel;
        if (open != null) {
            var unused = open.writeAndFlush(new TextWebSocketFrame(text), open.voidPromise());
        }
    }

    void answered(int id, Text text) {
        Answer answer = waiting.remove(id);
        if (answer != null) {
            boolean ok = text.after(OK) >= 0;
            answer.answered(ok, ok ? "" : text.toString());
        }
    }

    /** A device resumes after the last frame that it has processed; a heartbeat is of what others may have seen. */
    void event(String name, Text text) {
        switch (name) {
            case "receive_message" -> message(text);
            case "caught_up" -> live.complete(this);
            default -> {}
        }
        int at = name.equals("heartbeat") ? -1 : text.after(POSITION);
        if (at >= 0) {
            position = text.quoted(at);
        }
    }

    private void message(Text text) {
        Label label = Label.of(text);
        if (label != null) {
            listener.message(this, label, text.number(text.after(SEQ)), text.length());
        }
    }

    void refused(Text text) {
        live.completeExceptionally(new IllegalStateException("The server refused the connection: " + text));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        channel = context.channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
        wire.read(new Text(ByteBufUtil.getBytes(frame.content())), this);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        String hello = wire.hello(auth());
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE && hello != null) {
            write(hello);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        live.completeExceptionally(new IllegalStateException("The connection ended before it was live."));
        listener.closed();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        live.completeExceptionally(cause);
        var unused = context.close();
    }
}
