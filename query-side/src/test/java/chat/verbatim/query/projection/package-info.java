@NullMarked
package chat.verbatim.query.projection;

import org.jspecify.annotations.NullMarked;
