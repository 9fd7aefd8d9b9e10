/** Finds what an erased user left in the log, deletes their files, and certifies what was erased. */
@NullMarked
package chat.verbatim.query.erasure;

import org.jspecify.annotations.NullMarked;
