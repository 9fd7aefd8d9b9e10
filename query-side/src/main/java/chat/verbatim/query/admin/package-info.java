/** What those who run the installation see of it. */
@NullMarked
package chat.verbatim.query.admin;

import org.jspecify.annotations.NullMarked;
