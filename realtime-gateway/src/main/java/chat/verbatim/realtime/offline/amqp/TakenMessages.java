package chat.verbatim.realtime.offline.amqp;

import chat.verbatim.realtime.offline.OfflineMessage;
import chat.verbatim.realtime.offline.OfflineQueues.Taken;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Messages that the broker keeps for us until they have arrived. When their channel is lost, it has them back by itself. */
final class TakenMessages implements Taken {
    private final BrokerLink link;
    private final Channel origin;
    private final String queue;
    private final List<OfflineMessage> messages;
    private final List<Held> held;

    /** @param tag by which the broker knows the delivery on its channel */
    record Held(OfflineMessage message, long tag) {}

    TakenMessages(BrokerLink link, Channel origin, String queue, List<Held> held) {
        this.link = link;
        this.origin = origin;
        this.queue = queue;
        this.held = new ArrayList<>(held);
        this.messages = held.stream().map(Held::message).toList();
    }

    @Override
    public List<OfflineMessage> messages() {
        return messages;
    }

    @Override
    public void settle(Predicate<OfflineMessage> arrived) {
        List<Held> done;
        boolean drained;
        synchronized (held) {
            done = held.stream().filter(it -> arrived.test(it.message())).toList();
            held.removeAll(done);
            drained = held.isEmpty();
        }
        if (done.isEmpty()) {
            return;
        }
        link.call(
                channel -> {
                    if (!channel.equals(origin)) {
                        return false;
                    }
                    for (Held one : done) {
                        channel.basicAck(one.tag(), false);
                    }
                    if (drained) {
                        removeIfEmpty();
                    }
                    return true;
                },
                false);
    }

    /** Over a channel of its own, because a refusal closes it. What another device holds unsettled may go too: the log has it. */
    private void removeIfEmpty() throws IOException, java.util.concurrent.TimeoutException {
        Channel probe = link.connection().createChannel();
        try {
            probe.queueDelete(queue, false, true);
            probe.abort();
        } catch (IOException refused) {
            if (!Diagnosis.closesChannelOnly(refused)) {
                throw refused;
            }
        }
    }

    @Override
    public void putBack() {
        List<Held> left;
        synchronized (held) {
            left = List.copyOf(held);
            held.clear();
        }
        if (left.isEmpty()) {
            return;
        }
        link.call(
                channel -> {
                    if (!channel.equals(origin)) {
                        return false;
                    }
                    for (Held one : left) {
                        channel.basicNack(one.tag(), false, true);
                    }
                    return true;
                },
                false);
    }
}
