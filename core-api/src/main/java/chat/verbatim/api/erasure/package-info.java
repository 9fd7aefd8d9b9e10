/** The texts of users under keys of their own, and the end of them. */
@NullMarked
package chat.verbatim.api.erasure;

import org.jspecify.annotations.NullMarked;
