/** Who is asking, as far as a process can tell that has no sessions of its own. */
@NullMarked
package chat.verbatim.node.session;

import org.jspecify.annotations.NullMarked;
