@NullMarked
package chat.verbatim.testservers;

import org.jspecify.annotations.NullMarked;
