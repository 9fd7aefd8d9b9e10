@NullMarked
package chat.verbatim.realtime.whereabouts;

import org.jspecify.annotations.NullMarked;
