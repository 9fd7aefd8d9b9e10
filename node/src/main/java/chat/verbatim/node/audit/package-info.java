/** Who is an auditor, for every side. */
@NullMarked
package chat.verbatim.node.audit;

import org.jspecify.annotations.NullMarked;
