package chat.verbatim.query.message;

import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.query.membership.ChatKeys;
import chat.verbatim.query.projection.LoggedEvent;
import chat.verbatim.query.projection.PersonalFields;
import chat.verbatim.query.projection.ProjectionPart;
import chat.verbatim.query.projection.WorkingSet;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Keeps messages, and which seqs are messages. */
final class MessagePart implements ProjectionPart {
    private final PersonalFields personal;

    MessagePart(PersonalFields personal) {
        this.personal = personal;
    }

    @Override
    public String projection() {
        return ChatKeys.PROJECTION;
    }

    @Override
    public boolean concerns(Class<?> payloadType) {
        return payloadType == MessageSent.class
                || payloadType == MessageEdited.class
                || payloadType == MessageDeleted.class;
    }

    @Override
    public void announce(LoggedEvent event, Consumer<String> ids) {
        switch (event.payload()) {
            case MessageSent e -> ids.accept(ChatKeys.newestSeqs(e.chatId()));
            case MessageEdited e -> ids.accept(ChatKeys.message(e.chatId(), e.messageSeq()));
            case MessageDeleted e -> {
                ids.accept(ChatKeys.message(e.chatId(), e.messageSeq()));
                ids.accept(ChatKeys.newestSeqs(e.chatId()));
            }
            default -> {}
        }
    }

    @Override
    public void apply(LoggedEvent event, WorkingSet documents) {
        switch (event.payload()) {
            case MessageSent e -> send(e, event, documents);
            case MessageEdited e -> edit(e, event, documents);
            case MessageDeleted e -> delete(e, event, documents);
            default -> {}
        }
    }

    @Override
    public @Nullable String writerOf(String id, Document fields) {
        return MessageDocument.senderOf(fields);
    }

    private void send(MessageSent e, LoggedEvent event, WorkingSet documents) {
        long seq = event.seq();
        documents.createUnseen(new MessageDocument(e, seq, event.at(), personal), event.position());
        documents.change(newest(e.chatId(), documents), event.position(), newest -> {
            if (SeqBits.blockOf(seq) != newest.block()) {
                complete(e.chatId(), newest, event.position(), documents);
                newest.beginBlock(seq);
            }
            newest.add(seq);
        });
    }

    private static void complete(String chatId, NewestSeqsDocument newest, long position, WorkingSet documents) {
        if (newest.bits().messages() > 0) {
            documents.change(block(chatId, newest.block(), documents), position, it -> it.fill(newest.bits()));
            documents.change(counts(chatId, documents), position, it -> it.set(newest.block(), newest.bits()));
        }
    }

    private void edit(MessageEdited e, LoggedEvent event, WorkingSet documents) {
        MessageDocument message = message(e.chatId(), e.messageSeq(), documents);
        if (message != null) {
            documents.change(message, event.position(), it -> it.edit(e, event.seq(), event.at(), personal));
        }
    }

    private static void delete(MessageDeleted e, LoggedEvent event, WorkingSet documents) {
        long seq = e.messageSeq();
        MessageDocument message = message(e.chatId(), seq, documents);
        if (message == null) {
            return;
        }
        documents.change(
                message,
                event.position(),
                it -> it.delete(event.seq(), event.at(), Boolean.TRUE.equals(e.moderated())));
        NewestSeqsDocument newest = newest(e.chatId(), documents);
        if (SeqBits.blockOf(seq) == newest.block()) {
            documents.change(newest, event.position(), it -> it.bits().delete(seq));
        } else {
            SeqBlockDocument block = block(e.chatId(), SeqBits.blockOf(seq), documents);
            documents.change(block, event.position(), it -> it.bits().delete(seq));
            documents.change(
                    counts(e.chatId(), documents), event.position(), it -> it.set(SeqBits.blockOf(seq), block.bits()));
        }
    }

    private static @Nullable MessageDocument message(String chatId, long seq, WorkingSet documents) {
        return documents.find(ChatKeys.message(chatId, seq), MessageDocument.class, MessageDocument::new);
    }

    private static NewestSeqsDocument newest(String chatId, WorkingSet documents) {
        return documents.findOrCreate(
                ChatKeys.newestSeqs(chatId),
                NewestSeqsDocument.class,
                NewestSeqsDocument::new,
                NewestSeqsDocument::new);
    }

    private static SeqBlockDocument block(String chatId, long block, WorkingSet documents) {
        return documents.findOrCreate(
                ChatKeys.seqBlock(chatId, block), SeqBlockDocument.class, SeqBlockDocument::new, SeqBlockDocument::new);
    }

    private static SeqCountsDocument counts(String chatId, WorkingSet documents) {
        return documents.findOrCreate(
                ChatKeys.seqCounts(chatId), SeqCountsDocument.class, SeqCountsDocument::new, SeqCountsDocument::new);
    }
}
