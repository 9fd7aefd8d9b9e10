/** Reports of messages: who makes them, who looks at them, and what is decided. */
@NullMarked
package chat.verbatim.command.report;

import org.jspecify.annotations.NullMarked;
