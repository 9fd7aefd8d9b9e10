package chat.verbatim.node.command;

import chat.verbatim.api.Accepted;
import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.chat.ChatCommand.RenameChat;
import chat.verbatim.node.rpc.NodeAddress;
import chat.verbatim.node.rpc.Payloads;
import chat.verbatim.node.rpc.RpcServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** A command-side process as others see it: renames chats, refuses one, and hangs when told so. */
final class CommandNode implements AutoCloseable {
    static final String SECRET = "a secret of sixteen and more";

    private final Payloads payloads = payloads();
    private final SimpleCommandBus local = SimpleCommandBus.builder().build();
    private final List<RenameChat> handled = new CopyOnWriteArrayList<>();
    private final String address = "127.0.0.1:" + freePort();
    private RpcServer server = newServer();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    CommandNode() {
        local.subscribe(RenameChat.class.getName(), command -> {
            RenameChat rename = (RenameChat) command.getPayload();
            gate.await();
            if (rename.chatId().equals("locked")) {
                throw Refusal.because(RefusalCode.FORBIDDEN, "This chat is locked.");
            }
            if (rename.chatId().equals("broken")) {
                throw new IllegalStateException("something broke");
            }
            handled.add(rename);
            return new Accepted(handled.size(), 1_024, false);
        });
        server.start();
    }

    static Payloads payloads() {
        return new Payloads(Jackson3Serializer.builder().build());
    }

    private RpcServer newServer() {
        return new RpcServer(
                NodeAddress.parse(address), SECRET, new CommandAnswers(payloads, local), question -> new byte[0]);
    }

    String address() {
        return address;
    }

    SimpleCommandBus local() {
        return local;
    }

    List<RenameChat> handled() {
        return handled;
    }

    void hang() {
        gate = new CountDownLatch(1);
    }

    void goOn() {
        gate.countDown();
    }

    void restart() {
        server = newServer();
        server.start();
    }

    @Override
    public void close() {
        goOn();
        server.close();
    }

    private static int freePort() {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
