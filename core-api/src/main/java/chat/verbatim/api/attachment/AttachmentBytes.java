package chat.verbatim.api.attachment;

import java.util.Optional;

/**
 * Where the bytes of attachments are: in numbered chunks, so that neither a process nor the store ever holds a whole file in memory, and
 * any part of a file is found by its number alone. All methods fail with an exception of the store when it cannot be reached.
 */
public interface AttachmentBytes {
    /** Size of each chunk but the last one of a file, in bytes. */
    int CHUNK = 256 * 1024;

    /**
     * @param number 0 for the first chunk; chunks are put in order, each once
     * @param chunk exactly {@link #CHUNK} bytes; the last one of a file may have fewer, and has at least one
     */
    void put(String attachmentId, int number, byte[] chunk);

    /** The chunk, empty when it is not there (any more). */
    Optional<byte[]> get(String attachmentId, int number);

    /** Removes all chunks; nothing happens when there are none. */
    void delete(String attachmentId);
}
