/** A process of a cluster: its settings, and what every side needs in a process of its own. */
@NullMarked
package chat.verbatim.node;

import org.jspecify.annotations.NullMarked;
