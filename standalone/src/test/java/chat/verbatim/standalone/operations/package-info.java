/** What those who run Verbatim are given: settings, images, a cluster on one machine. It says what the code does. */
@NullMarked
package chat.verbatim.standalone.operations;

import org.jspecify.annotations.NullMarked;
