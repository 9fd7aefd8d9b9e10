@NullMarked
package chat.verbatim.query.message;

import org.jspecify.annotations.NullMarked;
