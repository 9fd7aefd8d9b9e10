package chat.verbatim.node.rpc;

import java.net.InetSocketAddress;

/** Where a process listens for others. Written {@code host:port}. */
public record NodeAddress(String host, int port) {
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException when {@code text} is not of the form {@code host:port} */
    public static NodeAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon > 0 && port > 0 && port <= HIGHEST_PORT) {
                return new NodeAddress(text.substring(0, colon), port);
            }
        } catch (NumberFormatException notNumber) {
            // said below
        }
        throw new IllegalArgumentException("\"" + text + "\" is no address of the form host:port");
    }

    InetSocketAddress socketAddress() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
