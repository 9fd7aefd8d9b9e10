@NullMarked
package chat.verbatim.realtime.echo;

import org.jspecify.annotations.NullMarked;
