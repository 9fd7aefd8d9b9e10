/** Traces by OpenTelemetry: what is followed, and how it is told to a collector. */
@NullMarked
package chat.verbatim.node.trace;

import org.jspecify.annotations.NullMarked;
