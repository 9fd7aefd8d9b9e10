/** Where a message is, for whoever runs the installation: by what the log, the marks and the queues say. */
@NullMarked
package chat.verbatim.realtime.whereabouts;

import org.jspecify.annotations.NullMarked;
