/** The embedded store: a MongoDB protocol server on disk, in this process, that loses nothing which it has acknowledged. */
@NullMarked
package chat.verbatim.standalone.store;

import org.jspecify.annotations.NullMarked;
