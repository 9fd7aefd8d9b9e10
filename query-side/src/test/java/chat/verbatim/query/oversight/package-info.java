@NullMarked
package chat.verbatim.query.oversight;

import org.jspecify.annotations.NullMarked;
