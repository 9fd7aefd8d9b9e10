@NullMarked
package chat.verbatim.query.admin;

import org.jspecify.annotations.NullMarked;
