@NullMarked
package chat.verbatim.node.erasure;

import org.jspecify.annotations.NullMarked;
