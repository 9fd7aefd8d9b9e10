/** Code that breaks a rule, to show that the rule can fail. */
@NullMarked
package chat.verbatim.standalone.architecture.bad.verifier;

import org.jspecify.annotations.NullMarked;
