package chat.verbatim.loadtest.scenario;

import chat.verbatim.loadtest.check.Stream;
import chat.verbatim.loadtest.check.Witness;
import chat.verbatim.loadtest.client.Account;
import chat.verbatim.loadtest.client.Device;
import chat.verbatim.loadtest.client.DeviceListener;
import chat.verbatim.loadtest.client.Label;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Somebody with one device, which may come and go. */
final class Member implements DeviceListener {
    private final Party party;
    private final Account account;
    private final Witness witness;
    private final boolean acknowledging;
    private final Set<Integer> own = new HashSet<>();
    private volatile @Nullable Device device;
    private volatile boolean leaving;

    Member(Party party, Account account, Witness witness, boolean acknowledging) {
        this.party = party;
        this.account = account;
        this.witness = witness;
        this.acknowledging = acknowledging;
    }

    Account account() {
        return account;
    }

    Witness witness() {
        return witness;
    }

    /** Opens a device, which counts as theirs from now on. */
    Device connect(@Nullable String position) {
        leaving = false;
        Device opened = party.open(this, position);
        device = opened;
        return opened;
    }

    Device device() {
        return Objects.requireNonNull(device, "connect first");
    }

    /** What they are going to say in a chat; to be called before they are connected. */
    Stream speaksIn(String chatId) {
        Stream stream = party.stream(chatId);
        own.add(stream.number());
        return stream;
    }

    void say(Stream stream, long due) {
        party.say(device(), stream, due);
    }

    /** Goes away on purpose. */
    void leave() {
        leaving = true;
        device().close();
    }

    @Override
    public void closed() {
        if (!leaving) {
            party.lostConnection();
        }
    }

    @Override
    public void message(Device from, Label label, long seq, int bytes) {
        witness.saw(label.stream(), label.counter());
        party.arrived(bytes);
        if (!own.contains(label.stream())) {
            party.deliveries().record(label.due());
            if (acknowledging) {
                from.acknowledge(party.stream(label.stream()).chatId(), seq);
            }
        }
    }
}
