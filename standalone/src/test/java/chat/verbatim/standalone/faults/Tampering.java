package chat.verbatim.standalone.faults;

import chat.verbatim.standalone.faults.DeviceHistory.Life;
import chat.verbatim.standalone.faults.Truth.Logged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Falsifies what a device heard, in one place. */
final class Tampering {
    private Tampering() {}

    private record Spot(int life, int frame, int next) {}

    /** The history with one message dropped, doubled, or swapped with the next one. */
    static DeviceHistory with(DeviceHistory device, Truth truth, Sabotage sabotage, Random random) {
        List<Spot> spots = spots(device, truth);
        Spot spot = spots.get(random.nextInt(spots.size()));
        List<Life> lives = new ArrayList<>(device.lives());
        Life life = lives.get(spot.life());
        List<Frame> frames = new ArrayList<>(life.frames());
        Frame frame = frames.get(spot.frame());
        switch (sabotage) {
            case NONE -> {}
            case DROP -> frames.remove(spot.frame());
            case DOUBLE -> frames.add(spot.frame(), frame);
            case SWAP -> {
                frames.set(spot.frame(), frames.get(spot.next()));
                frames.set(spot.next(), frame);
            }
        }
        lives.set(spot.life(), new Life(life.from(), life.acknowledged(), frames));
        return device.withLives(lives);
    }

    /** Messages that the device was bound to hear, and the message that follows each in the same connection. */
    private static List<Spot> spots(DeviceHistory device, Truth truth) {
        Excuses excuses = new Excuses(truth, device);
        Set<Long> bound = truth.messages()
                .filter(logged -> truth.isShown(logged, device.userId()))
                .filter(logged -> !excuses.cover(Objects.requireNonNull(logged.chatId()), logged.position()))
                .map(Logged::position)
                .collect(Collectors.toSet());
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < device.lives().size(); i++) {
            List<Frame> frames = device.lives().get(i).frames();
            int last = -1;
            for (int j = 0; j < frames.size(); j++) {
                Frame frame = frames.get(j);
                if (frame.isNewStart()) {
                    spots.clear();
                    last = -1;
                } else if (frame.isMessage() && bound.contains(frame.position())) {
                    if (last >= 0) {
                        spots.add(new Spot(i, last, j));
                    }
                    last = j;
                }
            }
        }
        return spots;
    }
}
