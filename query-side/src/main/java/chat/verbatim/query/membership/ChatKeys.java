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
