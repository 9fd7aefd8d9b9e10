/** Tells what another version of a projection or a rule would change in a copy of real history. */
@NullMarked
package chat.verbatim.standalone.whatif;

import org.jspecify.annotations.NullMarked;
