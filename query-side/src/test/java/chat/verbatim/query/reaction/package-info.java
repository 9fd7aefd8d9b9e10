@NullMarked
package chat.verbatim.query.reaction;

import org.jspecify.annotations.NullMarked;
