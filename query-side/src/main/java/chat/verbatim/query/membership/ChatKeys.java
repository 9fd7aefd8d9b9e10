package chat.verbatim.query.membership;

/** Ids of the documents of the projection {@code chat}. Neither chat ids nor user ids have a colon in them. */
public final class ChatKeys {
    /** The projection that keeps all of them. */
    public static final String PROJECTION = "chat";

    private ChatKeys() {}

    /** The chat itself. */
    public static String chat(String chatId) {
        return chatId;
    }

    /** Who is in the chat now. */
    public static String roster(String chatId) {
        return chatId + ":r";
    }

    /** What concerns one member of the chat. */
    public static String member(String chatId, String userId) {
        return chatId + ":u:" + userId;
    }

    /** A message. */
    public static String message(String chatId, long seq) {
        return chatId + ':' + seq;
    }

    /** The reactions to a message. */
    public static String reactions(String chatId, long messageSeq) {
        return chatId + ":e:" + messageSeq;
    }

    /** Which message has a file. */
    public static String attachment(String chatId, String attachmentId) {
        return chatId + ":a:" + attachmentId;
    }

    /** All audits of a chat. */
    public static String audits(String chatId) {
        return chatId + ":w";
    }

    /** One audit of a chat. */
    public static String audit(String chatId, long seq) {
        return chatId + ":w:" + seq;
    }

    /** Which of the chat's newest seqs are messages. */
    public static String newestSeqs(String chatId) {
        return chatId + ":n";
    }

    /** Which of an older range of seqs are messages. */
    public static String seqBlock(String chatId, long block) {
        return chatId + ":b:" + block;
    }

    /** How many messages each of the older ranges has. */
    public static String seqCounts(String chatId) {
        return chatId + ":i";
    }

    /** The chats that a user is in. */
    public static String memberships(String userId) {
        return ":u:" + userId;
    }
}
