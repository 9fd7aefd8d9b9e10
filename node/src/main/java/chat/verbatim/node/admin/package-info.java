/** What a process says of itself to those who run the installation, and where wishes of theirs lie. */
@NullMarked
package chat.verbatim.node.admin;

import org.jspecify.annotations.NullMarked;
