package chat.verbatim.api.avatar;

import chat.verbatim.api.attachment.AttachmentBytes;

/** How large an avatar may be; clients scale down before they upload. The same everywhere, and part of the contract. */
public final class AvatarLimits {
    /** In bytes: a picture is one chunk, so that it is there as a whole or not at all. */
    public static final int LARGEST = AttachmentBytes.CHUNK;
    /** Of either side, in pixels. */
    public static final int LONGEST_SIDE = 2048;

    private AvatarLimits() {}
}
