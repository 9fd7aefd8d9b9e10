package chat.verbatim.api.admin;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a setting whose value operators may see although it is a text: it is neither a secret, nor a connection string, which may hold one, nor says who somebody is. A
 * text without the mark is shown to nobody, so what is forgotten stays hidden. Numbers, durations and switches need none.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Disclosed {}
