/** Code that breaks a rule, to show that the rule can fail. */
@NullMarked
package chat.verbatim.standalone.architecture.bad.realtime.chat;

import org.jspecify.annotations.NullMarked;
