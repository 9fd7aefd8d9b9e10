@org.jspecify.annotations.NullMarked
package chat.verbatim.query.audit;
