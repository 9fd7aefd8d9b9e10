/** The client of Verbatim: {@link chat.verbatim.sdk.Verbatim} is where to begin. */
@NullMarked
package chat.verbatim.sdk;

import org.jspecify.annotations.NullMarked;
