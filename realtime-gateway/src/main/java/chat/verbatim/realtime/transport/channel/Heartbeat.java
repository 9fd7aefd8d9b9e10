package chat.verbatim.realtime.transport.channel;

import chat.verbatim.realtime.transport.TransportSettings;

/** When a client is to be pinged, and when its silence has lasted too long. Sweep and pong share its lock. */
final class Heartbeat {

    /** What is due. */
    public enum Due {
        /** Nothing yet. */
        NOTHING,
        /** A ping is to be sent now. */
        PING,
        /** The last ping was not answered in time. */
        TIMEOUT
    }

    private final long interval;
    private final long timeout;
    private long deadline;
    private boolean awaiting;

    /** The first ping is due one interval from now. */
    public Heartbeat(TransportSettings settings, long now) {
        this.interval = settings.pingInterval().toNanos();
        this.timeout = settings.pingTimeout().toNanos();
        this.deadline = now + interval;
    }

    /** What is due now; a ping is reported once. */
    public synchronized Due due(long now) {
        if (now - deadline < 0) {
            return Due.NOTHING;
        }
        if (awaiting) {
            return Due.TIMEOUT;
        }
        awaiting = true;
        boolean punctual = now - deadline < timeout / 4;
        deadline = punctual ? deadline + timeout : now + timeout;
        return Due.PING;
    }

    /** The client has answered. */
    public synchronized void pong(long now) {
        if (awaiting) {
            awaiting = false;
            deadline = now + interval;
        }
    }
}
