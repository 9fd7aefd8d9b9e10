@NullMarked
package chat.verbatim.sdk;

import org.jspecify.annotations.NullMarked;
