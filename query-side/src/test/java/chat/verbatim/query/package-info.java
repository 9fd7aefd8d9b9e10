@NullMarked
package chat.verbatim.query;

import org.jspecify.annotations.NullMarked;
