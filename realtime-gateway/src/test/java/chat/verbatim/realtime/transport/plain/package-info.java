@NullMarked
package chat.verbatim.realtime.transport.plain;

import org.jspecify.annotations.NullMarked;
