package chat.verbatim.standalone.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong on purpose between the line and a device, to show that the checker sees it. Done once, to the first message after
 * some others.
 */
enum Sabotage {
    NONE,
    DROP,
    DOUBLE,
    SWAP;

    /** Of one device. Not safe for use by several threads. */
    static final class Saboteur {
        private static final int UNHARMED = 20;

        private final Sabotage sabotage;
        private int messages;
        private @Nullable Frame held;

        Saboteur(Sabotage sabotage) {
            this.sabotage = sabotage;
        }

        /** What arrives instead of a frame. */
        List<Frame> pass(Frame frame) {
            List<Frame> passed = new ArrayList<>();
            Frame before = held;
            if (frame.isMessage() && ++messages == UNHARMED) {
                switch (sabotage) {
                    case NONE -> passed.add(frame);
                    case DROP -> {}
                    case DOUBLE -> passed.addAll(List.of(frame, frame));
                    case SWAP -> held = frame;
                }
            } else {
                passed.add(frame);
            }
            if (before != null && frame.isMessage()) {
                held = null;
                passed.add(before);
            }
            return passed;
        }
    }

    /** @param name as it is given to the build */
    static Sabotage named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
