/** Processes tell each other over Redis that the log has grown. */
@NullMarked
package chat.verbatim.node.nudge;

import org.jspecify.annotations.NullMarked;
