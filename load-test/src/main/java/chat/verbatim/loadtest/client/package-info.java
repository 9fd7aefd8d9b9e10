/** A client that costs little: accounts over HTTP, sockets over either protocol. */
@NullMarked
package chat.verbatim.loadtest.client;

import org.jspecify.annotations.NullMarked;
