/** A key for each user, under which their texts are stored; without it nobody can read them any more. */
@NullMarked
package chat.verbatim.node.erasure;

import org.jspecify.annotations.NullMarked;
