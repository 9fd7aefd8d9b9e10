/** How events become documents: batches, positions, claims, and how reads wait for what they must see. */
@NullMarked
package chat.verbatim.query.projection;

import org.jspecify.annotations.NullMarked;
