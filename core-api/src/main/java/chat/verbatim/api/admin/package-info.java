/** What those who run the installation see and wish: how each process does, and what projections shall do. */
@NullMarked
package chat.verbatim.api.admin;

import org.jspecify.annotations.NullMarked;
