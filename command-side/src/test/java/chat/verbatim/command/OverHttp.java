package chat.verbatim.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** The whole command side behind Jetty on a free port; one for all tests that carry this. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = CommandSideOverMemory.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@interface OverHttp {}
