package chat.verbatim.command.attachment;

import chat.verbatim.api.attachment.Attachment;

/** Keeps small files that are at hand whole, for something else than a message. */
public interface WholeFiles {
    /**
     * Keeps the bytes under the file's id. The file counts as one that its owner has uploaded and not sent, and is deleted as such, until an event
     * claims it ({@link chat.verbatim.command.Claims#ofAttachment}).
     *
     * @param bytes at most one chunk ({@link chat.verbatim.api.attachment.AttachmentBytes#CHUNK})
     * @throws chat.verbatim.api.RefusedException with {@code LIMIT_REACHED} when too much waits already
     */
    void keep(String ownerId, Attachment file, byte[] bytes);

    /** An event has claimed the file. Where this is not said, the sweep finds out by itself. */
    void claimed(String ownerId, String fileId);

    /** No event has claimed the file, and none will. */
    void discard(String ownerId, String fileId);
}
