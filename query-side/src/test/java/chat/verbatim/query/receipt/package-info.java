@NullMarked
package chat.verbatim.query.receipt;

import org.jspecify.annotations.NullMarked;
