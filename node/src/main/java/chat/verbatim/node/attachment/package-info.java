/** Where the bytes of attachments are, and what is known of uploads: shared by the processes of all roles. */
@NullMarked
package chat.verbatim.node.attachment;

import org.jspecify.annotations.NullMarked;
