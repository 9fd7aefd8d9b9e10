package chat.verbatim.loadtest.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The programs of the JDK that runs this. */
public final class Jvm {
    static final String JAVA = program("java");

    private Jvm() {}

    /** Lets the collector run in another JVM; does nothing to a process that is none. */
    public static void collect(long pid) {
        try {
            Process jcmd = new ProcessBuilder(program("jcmd"), Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .start();
            String unused = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            jcmd.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
