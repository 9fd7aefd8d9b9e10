/** Questions and answers between processes, as bytes over gRPC. */
@NullMarked
package chat.verbatim.node.rpc;

import org.jspecify.annotations.NullMarked;
