@NullMarked
package chat.verbatim.standalone.store;

import org.jspecify.annotations.NullMarked;
