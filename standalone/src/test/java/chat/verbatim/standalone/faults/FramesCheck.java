package chat.verbatim.standalone.faults;

import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.standalone.faults.DeviceHistory.Life;
import chat.verbatim.standalone.faults.Truth.ChatState;
import chat.verbatim.standalone.faults.Truth.Logged;
import chat.verbatim.standalone.faults.Violation.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a device heard what the log says, once and in order. */
final class FramesCheck {
    private final Truth truth;
    private final DeviceHistory device;
    private final List<Violation> found = new ArrayList<>();

    private FramesCheck(Truth truth, DeviceHistory device) {
        this.truth = truth;
        this.device = device;
    }

    /** An event of a chat, by its name. */
    private record Place(String chatId, long seq) {}

    static List<Violation> of(Truth truth, DeviceHistory device) {
        FramesCheck check = new FramesCheck(truth, device);
        device.lives().forEach(check::orderAndAudience);
        if (device.resumes()) {
            check.completeSinceTheStart();
        } else {
            check.completeAsOwed();
        }
        return check.found;
    }

    private void orderAndAudience(Life life) {
        long last = 0;
        for (int i = 0; i < life.frames().size(); i++) {
            Frame frame = life.frames().get(i);
            if (frame.is("resync") || frame.isNewStart()) {
                last = 0;
            }
            if (!frame.hasSeq()) {
                continue;
            }
            if (frame.position() < last) {
                add(Kind.REORDERED, frame, "after position " + last);
            }
            last = frame.position();
            audience(life, i, frame);
        }
    }

    private void audience(Life life, int index, Frame frame) {
        ChatState chat = truth.chat(frame.chatId());
        boolean leaves = frame.is("participant_removed") && frame.userId().equals(device.userId());
        if (leaves || chat.hadMember(device.userId(), frame.position())) {
            return;
        }
        // Whoever has come in again may see what was said meanwhile, as in the history.
        boolean cameBack = life.frames().subList(index, life.frames().size()).stream()
                .filter(later -> later.is("caught_up"))
                .findFirst()
                .map(later -> chat.hadMember(device.userId(), later.position()))
                .orElse(true);
        if (!cameBack || !chat.marks().containsKey(device.userId())) {
            add(Kind.SHOWN_AFTER_REMOVAL, frame, "");
        }
    }

    /** From the last time on that nothing connected to what was before, it must have heard everything. */
    private void completeSinceTheStart() {
        Map<Place, Integer> heard = new HashMap<>();
        long start = 0;
        for (Life life : device.lives()) {
            for (Frame frame : life.frames()) {
                if (frame.isNewStart()) {
                    heard.clear();
                    start = frame.position();
                } else if (frame.hasSeq()) {
                    heard.merge(new Place(frame.chatId(), frame.seq()), 1, Integer::sum);
                }
            }
        }
        heard.forEach((place, times) -> {
            if (times > 1) {
                found.add(new Violation(Kind.DOUBLED, device.name() + " heard " + place + " " + times + " times"));
            }
        });
        Excuses excuses = new Excuses(truth, device);
        for (Logged logged : truth.events()) {
            String chatId = logged.chatId();
            if (chatId != null
                    && logged.position() > start
                    && truth.isShown(logged, device.userId())
                    && !heard.containsKey(new Place(chatId, logged.seq()))
                    && !excuses.cover(chatId, logged.position())) {
                found.add(new Violation(Kind.LOST, device.name() + " never heard " + logged));
            }
        }
    }

    /** All that others said, over all lives; again only what it had not acknowledged. */
    private void completeAsOwed() {
        Set<Place> heard = new HashSet<>();
        for (Life life : device.lives()) {
            Set<Place> now = new HashSet<>();
            for (Frame frame : life.frames().stream().filter(Frame::isMessage).toList()) {
                Place place = new Place(frame.chatId(), frame.seq());
                long acknowledged = life.acknowledged().getOrDefault(frame.chatId(), -1L);
                if (!now.add(place)) {
                    add(Kind.DOUBLED, frame, "in one connection");
                } else if (heard.contains(place) && frame.seq() <= acknowledged) {
                    add(Kind.DOUBLED, frame, "after it was acknowledged");
                }
            }
            heard.addAll(now);
        }
        truth.messages()
                .filter(logged -> logged.payload() instanceof MessageSent sent
                        && !sent.senderId().equals(device.userId())
                        && !truth.chat(sent.chatId()).everLost(device.userId())
                        && truth.isShown(logged, device.userId())
                        && !heard.contains(new Place(sent.chatId(), logged.seq())))
                .forEach(logged -> found.add(new Violation(Kind.LOST, device.name() + " was never given " + logged)));
    }

    private void add(Kind kind, Frame frame, String how) {
        found.add(new Violation(
                kind,
                device.name() + " heard " + frame.event() + " " + frame.chatId() + " seq " + frame.seq() + " position "
                        + frame.position() + " " + how));
    }
}
