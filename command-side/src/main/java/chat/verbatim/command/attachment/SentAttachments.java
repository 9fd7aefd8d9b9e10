package chat.verbatim.command.attachment;

import chat.verbatim.api.attachment.Attachment;
import java.util.List;

/** Which files a message may take: what its sender has uploaded to that chat, each into one message only. */
public interface SentAttachments {
    /**
     * The files with these ids, in this order. The message's event has to claim each ({@link chat.verbatim.command.Claims#ofAttachment}).
     *
     * @throws chat.verbatim.api.RefusedException with {@code INVALID_REQUEST} when they are not to be had, too many, or in another
     *     message
     */
    List<Attachment> take(String chatId, String senderId, List<String> ids);
}
