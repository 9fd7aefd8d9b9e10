package chat.verbatim.standalone.whatif;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a retention rule would take away. Messages that are deleted already count nowhere.
 *
 * @param before what was sent before this goes
 * @param chatsLeftEmpty chats in which no message would be left
 * @param replies messages that stay and reply to one that goes
 * @param openReports reported messages that would go before somebody has decided
 * @param chats those that lose something, most messages first
 */
record RetentionOutcome(
        Instant before,
        long messages,
        long staying,
        long textBytes,
        long files,
        long fileBytes,
        long replies,
        long openReports,
        long chatsLeftEmpty,
        List<OfChat> chats)
        implements Outcome {
    private static final int NAMED = 20;

    /**
     * The same of one chat.
     *
     * @param messages how many would go
     * @param first when the first of them was sent; null for none
     */
    record OfChat(
            String chatId,
            long messages,
            long staying,
            long textBytes,
            long files,
            long fileBytes,
            long replies,
            long openReports,
            @Nullable Instant first,
            @Nullable Instant last) {}

    static RetentionOutcome of(Instant before, List<OfChat> all) {
        List<OfChat> losing = all.stream()
                .filter(chat -> chat.messages() > 0)
                .sorted(Comparator.comparingLong(OfChat::messages).reversed().thenComparing(OfChat::chatId))
                .toList();
        return new RetentionOutcome(
                before,
                losing.stream().mapToLong(OfChat::messages).sum(),
                all.stream().mapToLong(OfChat::staying).sum(),
                losing.stream().mapToLong(OfChat::textBytes).sum(),
                losing.stream().mapToLong(OfChat::files).sum(),
                losing.stream().mapToLong(OfChat::fileBytes).sum(),
                losing.stream().mapToLong(OfChat::replies).sum(),
                losing.stream().mapToLong(OfChat::openReports).sum(),
                losing.stream().filter(chat -> chat.staying() == 0).count(),
                losing);
    }

    @Override
    public boolean changes() {
        return messages > 0;
    }

    @Override
    public String told() {
        if (!changes()) {
            return "No message was sent before %s: nothing would go, and %,d messages stay.".formatted(before, staying);
        }
        String rest = chats.size() > NAMED ? "%n... and %,d more chats".formatted(chats.size() - NAMED) : "";
        return """
                Of messages sent before %s, %,d would go, and %,d messages stay.
                %,d bytes of text, %,d files with %,d bytes; %,d chats, of which %,d would be left without a message.
                %,d messages that stay reply to one that goes. %,d of those that go are reported and not decided.
                %s%s""".formatted(
                        before,
                        messages,
                        staying,
                        textBytes,
                        files,
                        fileBytes,
                        chats.size(),
                        chatsLeftEmpty,
                        replies,
                        openReports,
                        chats.stream().limit(NAMED).map(RetentionOutcome::line).collect(Collectors.joining("\n")),
                        rest);
    }

    private static String line(OfChat chat) {
        return "  %s: %,d go (%s to %s), %,d stay"
                .formatted(chat.chatId(), chat.messages(), chat.first(), chat.last(), chat.staying());
    }
}
