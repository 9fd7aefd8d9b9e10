@org.jspecify.annotations.NullMarked
package chat.verbatim.verifier;
