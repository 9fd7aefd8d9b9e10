/** Everything that the log holds of the one who asks. */
@NullMarked
package chat.verbatim.query.owndata;

import org.jspecify.annotations.NullMarked;
