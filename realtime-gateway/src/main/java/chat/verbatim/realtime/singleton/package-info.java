/** Work that one process of the cluster does at a time. */
@NullMarked
package chat.verbatim.realtime.singleton;

import org.jspecify.annotations.NullMarked;
