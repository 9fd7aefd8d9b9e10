package chat.verbatim.query.bot;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.bot.BotTokenView;
import chat.verbatim.api.bot.BotView;
import chat.verbatim.api.user.UserSummary;
import chat.verbatim.query.projection.ReadModel;
import chat.verbatim.query.user.UserSummaries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads what the projection keeps of bots. */
public final class Bots {
    private final ReadModel documents;
    private final UserSummaries summaries;

    Bots(ReadModel documents, UserSummaries summaries) {
        this.documents = documents;
        this.summaries = summaries;
    }

    /** Those of an owner that were not deleted, in the order of their making. */
    public List<BotView> of(String ownerId) {
        String id = OwnerDocument.idOf(ownerId);
        OwnerDocument owner = documents.find(List.of(id)).get(id, OwnerDocument::new);
        List<String> botIds = owner == null ? List.of() : owner.bots();
        ReadModel.Found found =
                documents.find(botIds.stream().map(BotDocument::idOf).toList());
        Map<String, UserSummary> shown = summaries.require(botIds);
        List<BotView> bots = new ArrayList<>();
        for (String botId : botIds) {
            BotDocument bot = found.get(BotDocument.idOf(botId), BotDocument::new);
            if (bot != null && bot.isOf(ownerId)) {
                UserSummary user = Objects.requireNonNull(shown.get(botId));
                bots.add(new BotView(botId, user.username(), user.profile(), bot.createdAt()));
            }
        }
        return bots;
    }

    /** @throws chat.verbatim.api.RefusedException with {@code NOT_FOUND} when the owner has no such bot */
    List<BotTokenView> tokens(String ownerId, String botId) {
        String id = BotDocument.idOf(botId);
        BotDocument bot = documents.find(List.of(id)).get(id, BotDocument::new);
        if (bot == null || !bot.isOf(ownerId)) {
            throw Refusal.because(RefusalCode.NOT_FOUND, "You have no such bot.");
        }
        return bot.tokens();
    }
}
