@NullMarked
package chat.verbatim.query.travel;

import org.jspecify.annotations.NullMarked;
