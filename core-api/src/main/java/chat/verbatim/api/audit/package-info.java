/** Reading what one is no member of: who may, that it is told, and for how long. */
@NullMarked
package chat.verbatim.api.audit;

import org.jspecify.annotations.NullMarked;
