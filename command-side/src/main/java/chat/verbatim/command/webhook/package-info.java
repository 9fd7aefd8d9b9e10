/** Lets other services post into groups. Each incoming webhook is a bot that belongs to its group. */
@NullMarked
package chat.verbatim.command.webhook;

import org.jspecify.annotations.NullMarked;
