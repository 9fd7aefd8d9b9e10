/** Commands find the process that is their home. */
@NullMarked
package chat.verbatim.node.command;

import org.jspecify.annotations.NullMarked;
