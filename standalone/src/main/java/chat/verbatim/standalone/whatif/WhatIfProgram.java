package chat.verbatim.standalone.whatif;

import chat.verbatim.eventstore.DenseLogEventStore;
import chat.verbatim.eventstore.LogPages;
import chat.verbatim.standalone.store.EmbeddedStore;
import chat.verbatim.standalone.whatif.WhatIfOptions.OfProjection;
import chat.verbatim.standalone.whatif.WhatIfOptions.OfRetention;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code what-if}: see {@link WhatIfOptions#USAGE}. Works on a copy of the folder, which is deleted in the end: the folder stays as it is, and nobody
 * hears of anything. The copy needs as much room in the folder for temporary files ({@code java.io.tmpdir}) as the folder, and half as much again.
 */
public final class WhatIfProgram {
    private static final int SAME = 0;
    private static final int OTHERWISE = 1;
    private static final int UNKNOWN = 2;
    private static final int PAGE = 256;

    private WhatIfProgram() {}

    /** Ends the process; see {@link WhatIfOptions#USAGE} for its status. The answer alone is on the standard output. */
    @SuppressWarnings("SystemOut") // Said to whoever started the program.
    public static void main(String[] arguments) {
        PrintStream answer = System.out;
        System.setOut(System.err);
        System.exit(run(arguments, answer));
    }

    @SuppressWarnings("SystemOut") // Said to whoever started the program.
    private static int run(String[] arguments, PrintStream answer) {
        try {
            WhatIfOptions options =
                    WhatIfOptions.parse(List.of(arguments), Instant.now().truncatedTo(ChronoUnit.SECONDS));
            return answer(options, answer);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + System.lineSeparator() + WhatIfOptions.USAGE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failed) {
            // Whatever it is, it must not end with the status of an answer.
            System.err.println("That cannot be said: "
                    + NestedExceptionUtils.getMostSpecificCause(failed).getMessage());
        }
        return UNKNOWN;
    }

    private static int answer(WhatIfOptions options, PrintStream answer) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("verbatim-what-if");
        Thread cleaning = new Thread(() -> delete(folder), "what-if-clean");
        Runtime.getRuntime().addShutdownHook(cleaning);
        Path copy = folder.resolve("data");
        EmbeddedStore.copy(options.from(), copy);
        Outcome outcome = outcome(options.question(), copy);
        answer.println(options.json() ? JsonMapper.shared().writeValueAsString(outcome) : outcome.told());
        answer.flush();
        return outcome.changes() ? OTHERWISE : SAME;
    }

    @SuppressWarnings("SystemOut") // Said to whoever started the program.
    private static Outcome outcome(WhatIfOptions.Question question, Path copy) throws InterruptedException {
        try (CopiedServer server = new CopiedServer(copy)) {
            return switch (question) {
                case OfProjection(String name) -> new RebuiltProjection(name, server, System.err::println).compare();
                case OfRetention(Instant before) -> retention(before, server.log());
            };
        }
    }

    private static RetentionOutcome retention(Instant before, DenseLogEventStore log) {
        RetentionRule rule = new RetentionRule(before);
        LogPages pages = log.pages();
        long last = pages.commitOf(log.refreshedHeadPosition());
        for (long next = 1; next <= last; next += PAGE) {
            pages.from(next, (int) Math.min(PAGE, last - next + 1)).forEach(rule::add);
        }
        return rule.outcome();
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException failed) {
            // Files for a while are cleaned up by the machine, too.
        }
    }
}
