package chat.verbatim.standalone.journey;

import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.eventstore.DenseLogEventStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** Lets the members of a chat say, edit and delete things at random, straight into the log: a few events in each commit. */
final class RandomTalk {
    /** One of so many events is an edit, and one a deletion, as soon as there is something to change. */
    private static final int CHANGES = 14;

    /** People change what they have said lately. */
    private static final int LATELY = 200;

    private final DenseLogEventStore log;
    private final WrittenChat chat;
    private final List<String> members;
    private final int mostInCommit;
    private final Random random;
    private final List<WrittenChat.Message> recent = new ArrayList<>();
    private final List<DomainEventMessage<?>> held = new ArrayList<>();

    /**
     * @param members ids of those who talk
     * @param mostInCommit how many events a commit may hold
     */
    RandomTalk(DenseLogEventStore log, WrittenChat chat, List<String> members, int mostInCommit, Random random) {
        this.log = log;
        this.chat = chat;
        this.members = members;
        this.mostInCommit = mostInCommit;
        this.random = random;
    }

    /** An event of another kind, before the talk. */
    RandomTalk begins(Object event) {
        hold(0, event);
        return this;
    }

    /** Writes so many events more. */
    void happen(int events) {
        int due = 1;
        for (int i = 0; i < events; i++) {
            oneMore(chat.lastSeq() + 1);
            if (held.size() >= due) {
                flush();
                due = 1 + random.nextInt(mostInCommit);
            }
        }
        flush();
    }

    private void oneMore(long seq) {
        switch (recent.isEmpty() ? CHANGES : random.nextInt(CHANGES)) {
            case 0 -> edit(seq, recent.get(random.nextInt(recent.size())));
            case 1 -> delete(seq, recent.remove(random.nextInt(recent.size())));
            default -> say(seq, members.get(random.nextInt(members.size())));
        }
    }

    private void say(long seq, String sender) {
        String text = "What was said as number " + seq + ", of which " + Integer.toHexString(random.nextInt())
                + " is to be remembered";
        hold(seq, new MessageSent(chat.id(), sender, text, "key-" + seq));
        chat.said(seq, sender, text);
        recent.add(chat.backFrom(seq).findFirst().orElseThrow());
        if (recent.size() > LATELY) {
            recent.removeFirst();
        }
    }

    private void edit(long seq, WrittenChat.Message message) {
        String text = message.text() + "; put right by " + seq;
        hold(seq, new MessageEdited(chat.id(), message.senderId(), message.seq(), text));
        chat.edited(seq, message.seq(), text);
    }

    private void delete(long seq, WrittenChat.Message message) {
        hold(seq, new MessageDeleted(chat.id(), message.senderId(), message.seq()));
        chat.deleted(seq, message.seq());
    }

    private void hold(long seq, Object event) {
        held.add(new GenericDomainEventMessage<>("Chat", chat.id(), seq, event));
    }

    private void flush() {
        if (!held.isEmpty()) {
            log.publish(List.copyOf(held));
            held.clear();
        }
    }
}
