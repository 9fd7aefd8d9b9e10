/** What a member chooses for a chat that nobody else is concerned by: whether it is silent, and whether it stands on top. */
@NullMarked
package chat.verbatim.api.preference;

import org.jspecify.annotations.NullMarked;
