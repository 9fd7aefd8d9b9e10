/** Puts the transport into a Spring application. */
@NullMarked
package chat.verbatim.realtime.transport.spring;

import org.jspecify.annotations.NullMarked;
