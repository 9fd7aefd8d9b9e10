package chat.verbatim.loadtest.check;

import java.util.BitSet;

/** What one sender said in one chat: 0, 1, 2, ... */
public final class Stream {
    private final int number;
    private final String chatId;
    private final BitSet acknowledged = new BitSet();
    private int sent;
    private int refused;

    Stream(int number, String chatId) {
        this.number = number;
        this.chatId = chatId;
    }

    /** Its number among all of them. */
    public int number() {
        return number;
    }

    public String chatId() {
        return chatId;
    }

    /** Another message is on its way; answers its counter. */
    public synchronized int next() {
        return sent++;
    }

    /** The server said whether it took a message. */
    public synchronized void answered(int counter, boolean ok) {
        if (ok) {
            acknowledged.set(counter);
        } else {
            refused++;
        }
    }

    synchronized int sent() {
        return sent;
    }

    synchronized int refused() {
        return refused;
    }

    synchronized BitSet acknowledged() {
        return (BitSet) acknowledged.clone();
    }
}
