package chat.verbatim.loadtest.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What processes have used, as {@code /proc} says.
 *
 * @param cpuSeconds processor time since their start
 * @param residentBytes memory that they hold now
 */
public record Usage(double cpuSeconds, long residentBytes) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;
    private static final long KIB = 1024;

    /** Of these processes together. */
    public static Usage of(List<Long> pids) {
        return new Usage(
                pids.stream().mapToDouble(Usage::cpu).sum(),
                pids.stream().mapToLong(Usage::resident).sum());
    }

    /** Of this process. */
    public static Usage own() {
        return of(List.of(ProcessHandle.current().pid()));
    }

    private static double cpu(long pid) {
        String stat = read(pid, "stat");
        // The second field is a name in parentheses, which may have spaces in it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME])) / TICKS_PER_SECOND;
    }

    private static long resident(long pid) {
        return read(pid, "status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .sum();
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException("Process " + pid + " is not there any more", e);
        }
    }
}
