/** The rules of the code's structure, as tests that can fail. */
@NullMarked
package chat.verbatim.standalone.architecture;

import org.jspecify.annotations.NullMarked;
