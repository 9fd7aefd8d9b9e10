/** Private servers for tests: each on a free port of the loopback interface, with data of its own, ended with the test. */
@NullMarked
package chat.verbatim.testservers;

import org.jspecify.annotations.NullMarked;
