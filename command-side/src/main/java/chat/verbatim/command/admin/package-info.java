/** Takes the wishes of those who run the installation. */
@NullMarked
package chat.verbatim.command.admin;

import org.jspecify.annotations.NullMarked;
