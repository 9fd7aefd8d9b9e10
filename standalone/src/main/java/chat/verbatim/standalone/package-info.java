/** All roles in one process: the one-command start, with the embedded store. */
@NullMarked
package chat.verbatim.standalone;

import org.jspecify.annotations.NullMarked;
