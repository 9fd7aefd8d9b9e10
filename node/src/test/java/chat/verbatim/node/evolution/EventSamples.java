package chat.verbatim.node.evolution;

import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.audit.AuditorEvent.AuditorAppointed;
import chat.verbatim.api.audit.AuditorEvent.AuditorDismissed;
import chat.verbatim.api.audit.AuditorEvent.LogAudited;
import chat.verbatim.api.chat.ChatEvent.ChatAudited;
import chat.verbatim.api.chat.ChatEvent.ChatCreated;
import chat.verbatim.api.chat.ChatEvent.ChatRenamed;
import chat.verbatim.api.chat.ChatEvent.MessageDeleted;
import chat.verbatim.api.chat.ChatEvent.MessageEdited;
import chat.verbatim.api.chat.ChatEvent.MessageSent;
import chat.verbatim.api.chat.ChatEvent.ParticipantAdded;
import chat.verbatim.api.chat.ChatEvent.ParticipantRemoved;
import chat.verbatim.api.chat.ChatEvent.ReactionAdded;
import chat.verbatim.api.chat.ChatEvent.ReactionRemoved;
import chat.verbatim.api.chat.ChatEvent.RoleChanged;
import chat.verbatim.api.chat.ChatView.Role;
import chat.verbatim.api.moderation.ModerationEvent.OperatorSuspended;
import chat.verbatim.api.moderation.ModerationEvent.PasswordResetIssued;
import chat.verbatim.api.moderation.ModerationEvent.UserReinstated;
import chat.verbatim.api.moderation.ModerationEvent.UserSuspended;
import chat.verbatim.api.preference.PreferenceEvent.ChatPreferencesChanged;
import chat.verbatim.api.receipt.Mark;
import chat.verbatim.api.receipt.ReceiptEvent.ReceiptsAdvanced;
import chat.verbatim.api.report.ReportEvent.MessageReported;
import chat.verbatim.api.report.ReportEvent.ReportsDecided;
import chat.verbatim.api.report.ReportOutcome;
import chat.verbatim.api.report.ReportReason;
import chat.verbatim.api.user.UserEvent.BotDeleted;
import chat.verbatim.api.user.UserEvent.BotRegistered;
import chat.verbatim.api.user.UserEvent.BotTokenIssued;
import chat.verbatim.api.user.UserEvent.PasswordChanged;
import chat.verbatim.api.user.UserEvent.ProfileChanged;
import chat.verbatim.api.user.UserEvent.SessionEnded;
import chat.verbatim.api.user.UserEvent.UserErased;
import chat.verbatim.api.user.UserEvent.UserRegistered;
import chat.verbatim.api.user.UserProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each golden file says, as today's code sees it, by the name of the file: the simple name of the event, the revision in which it is stored,
 * and, where there are several, what is special about it.
 */
final class EventSamples {
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30.123Z");
    private static final UserProfile PROFILE = UserProfile.named("Ada Lovelace");
    private static final Attachment FILE =
            new Attachment("0123456789abcdef0123456789abcdef", "engine.png", "image/png", 2_048, 640, 480);

    private EventSamples() {}

    static Map<String, Object> all() {
        Map<String, Object> samples = new LinkedHashMap<>();
        chats(samples);
        messages(samples);
        users(samples);
        others(samples);
        return samples;
    }

    private static void chats(Map<String, Object> samples) {
        samples.put("ChatCreated.1", new ChatCreated("c1", "u1", List.of("u1", "u2"), true, "Engines"));
        samples.put("ChatCreated.1.direct", new ChatCreated("c1", "u1", List.of("u1", "u2"), false, null));
        samples.put("ChatRenamed.1", new ChatRenamed("c1", "u1", "Analytical engines"));
        samples.put("ParticipantAdded.1", new ParticipantAdded("c1", "u1", "u3"));
        samples.put("ParticipantRemoved.1", new ParticipantRemoved("c1", "u1", "u1", "u2"));
        samples.put("ParticipantRemoved.1.member", new ParticipantRemoved("c1", "u1", "u3", null));
        samples.put("RoleChanged.1", new RoleChanged("c1", "u1", "u2", Role.ADMIN));
        samples.put("ChatAudited.1", new ChatAudited("c1", "u9", "a1", "A complaint of 21 November"));
        samples.put("ChatAudited.1.message", new ChatAudited("c1", "u9", "a1", "Reported as spam", 4L));
    }

    private static void messages(Map<String, Object> samples) {
        samples.put(
                "MessageSent.1", new MessageSent("c1", "u1", "Hello @grace", "k1", 3L, List.of("u2"), List.of(FILE)));
        samples.put("MessageSent.1.words-alone", new MessageSent("c1", "u1", "Hello", "k1"));
        samples.put("MessageEdited.1", new MessageEdited("c1", "u1", 4, "Hello @grace!", List.of("u2")));
        samples.put("MessageEdited.1.words-alone", new MessageEdited("c1", "u1", 4, "Hello!"));
        samples.put("MessageDeleted.1", new MessageDeleted("c1", "u1", 4));
        samples.put("MessageDeleted.1.moderated", new MessageDeleted("c1", "u9", 4, true));
        samples.put("ReactionAdded.1", new ReactionAdded("c1", "u2", 4, "\uD83D\uDC4D"));
        samples.put("ReactionRemoved.1", new ReactionRemoved("c1", "u2", 4, "\uD83D\uDC4D"));
        samples.put("ReceiptsAdvanced.1", new ReceiptsAdvanced("c1", List.of(new Mark("u2", 7, 4))));
    }

    private static void users(Map<String, Object> samples) {
        samples.put("UserRegistered.1", new UserRegistered("u1", "ada", PROFILE));
        samples.put(
                "ProfileChanged.1",
                new ProfileChanged(
                        "u1",
                        new UserProfile(
                                "Ada",
                                "Writes notes",
                                "https://example.org/ada.png",
                                "At tea",
                                "0123456789abcdef0123456789abcdee")));
        samples.put("ProfileChanged.1.name-alone", new ProfileChanged("u1", PROFILE));
        samples.put("BotRegistered.1", new BotRegistered("b1", "u1", "counter", UserProfile.named("Counter")));
        samples.put("BotTokenIssued.1", new BotTokenIssued("b1", "t1", "nightly", List.of("messages:read"), AT));
        samples.put(
                "BotTokenIssued.1.for-ever", new BotTokenIssued("b1", "t1", "nightly", List.of("messages:read"), null));
        samples.put("BotDeleted.1", new BotDeleted("b1"));
        samples.put("PasswordChanged.1", new PasswordChanged("u1"));
        samples.put("SessionEnded.1", new SessionEnded("u1", "s1", "logout"));
    }

    private static void others(Map<String, Object> samples) {
        samples.put("ChatPreferencesChanged.1", new ChatPreferencesChanged("u1", "c1", 2, AT, 7L));
        samples.put("ChatPreferencesChanged.1.nothing", new ChatPreferencesChanged("u1", "c1", 2, null, null));
        samples.put("UserErased.1", new UserErased("u1", "u9", "e1", "Asked for by letter"));
        samples.put("UserErased.1.own", new UserErased("u1", "u1", "e1", null));
        samples.put(
                "MessageReported.1", new MessageReported("c1", 4, "u2", "u1", ReportReason.SPAM, "For the third time"));
        samples.put(
                "MessageReported.1.reason-alone", new MessageReported("c1", 4, "u2", "u1", ReportReason.OTHER, null));
        samples.put("ReportsDecided.1", new ReportsDecided("c1", 4, "u9", ReportOutcome.REMOVED, "Not here"));
        samples.put("UserSuspended.1", new UserSuspended("u3", "u8", "Spam"));
        samples.put("UserReinstated.1", new UserReinstated("u3", "u8"));
        samples.put("OperatorSuspended.1", new OperatorSuspended("u8", "u7"));
        samples.put("PasswordResetIssued.1", new PasswordResetIssued("u3", "u8"));
        samples.put("AuditorAppointed.1", new AuditorAppointed("u9", "u8"));
        samples.put("AuditorDismissed.1", new AuditorDismissed("u9", "u8"));
        samples.put("LogAudited.1", new LogAudited("u9", "a2", "The yearly audit"));
    }
}
