/** Events change their form over the years; what is stored never does. */
@NullMarked
package chat.verbatim.node.evolution;

import org.jspecify.annotations.NullMarked;
