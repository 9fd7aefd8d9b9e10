/** The inside contract of Verbatim: what the sides say to each other. Records only; no framework besides Axon's annotations. */
@NullMarked
package chat.verbatim.api;

import org.jspecify.annotations.NullMarked;
