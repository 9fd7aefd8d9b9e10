/** What gateways tell each other that is not in the log: who types, who comes and goes. All of it may be lost. */
@NullMarked
package chat.verbatim.realtime.signal;

import org.jspecify.annotations.NullMarked;
