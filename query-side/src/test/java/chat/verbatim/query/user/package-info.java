@NullMarked
package chat.verbatim.query.user;

import org.jspecify.annotations.NullMarked;
