@NullMarked
package chat.verbatim.api.reaction;

import org.jspecify.annotations.NullMarked;
