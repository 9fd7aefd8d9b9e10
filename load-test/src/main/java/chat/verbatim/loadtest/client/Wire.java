package chat.verbatim.loadtest.client;

import org.jspecify.annotations.Nullable;

/** The two protocols of the sockets, as little of them as a client needs. */
public enum Wire {
    /** Socket.IO v4 over a websocket. */
    SOCKET_IO("/socket.io/?EIO=4&transport=websocket") {
        @Override
        @Nullable
        String hello(String auth) {
            return null;
        }

        @Override
        String event(String name, String data, int id) {
            return "42" + (id < 0 ? "" : Integer.toString(id)) + "[\"" + name + "\"," + data + ']';
        }

        @Override
        void read(Text text, Device device) {
            switch (text.at(0)) {
                case '0' -> device.write("40" + device.auth());
                case '2' -> device.write("3");
                case '4' -> packet(text, device);
                default -> {}
            }
        }

        private void packet(Text text, Device device) {
            switch (text.at(1)) {
                case '2' -> device.event(text.quoted(text.after(QUOTE)), text);
                case '3' -> device.answered((int) text.number(2), text);
                case '4' -> device.refused(text);
                default -> {}
            }
        }
    },

    /** JSON frames on the plain websocket. */
    PLAIN("/ws") {
        @Override
        String hello(String auth) {
            return event("connect", auth, -1);
        }

        @Override
        String event(String name, String data, int id) {
            return "{\"event\":\"" + name + (id < 0 ? "\"" : "\",\"id\":" + id) + ",\"data\":" + data + '}';
        }

        @Override
        void read(Text text, Device device) {
            if (text.startsWith(ACK)) {
                device.answered((int) text.number(text.after(ACK)), text);
            } else if (text.startsWith(CONNECT_ERROR)) {
                device.refused(text);
            } else {
                device.event(text.quoted(text.after(EVENT)), text);
            }
        }
    };

    private static final byte[] QUOTE = Text.pattern("\"");
    private static final byte[] ACK = Text.pattern("{\"event\":\"ack\",\"id\":");
    private static final byte[] CONNECT_ERROR = Text.pattern("{\"event\":\"connect_error\"");
    private static final byte[] EVENT = Text.pattern("{\"event\":\"");

    private final String path;

    Wire(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    /** What the client says first, once its websocket is open; null when the server begins. */
    abstract @Nullable String hello(String auth);

    /** An event to the server; with an id of 0 or more it is answered. */
    abstract String event(String name, String data, int id);

    /** Tells the device what a frame of the server means. */
    abstract void read(Text text, Device device);
}
