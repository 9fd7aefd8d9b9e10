/** A whole cluster on this machine: every role and every store as a process that can be killed, stopped and started again. */
@NullMarked
package chat.verbatim.standalone.cluster;

import org.jspecify.annotations.NullMarked;
