package chat.verbatim.standalone.whatif;

import chat.verbatim.api.admin.BesideState.Difference;
import chat.verbatim.api.admin.BesideState.Parity;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How the documents of a projection compare with those that this version makes of the same log.
 *
 * @param commits how long the log is
 * @param onlyStored documents that would not be there any more
 * @param onlyAnew documents that would come
 * @param leftOut events that the stored documents lack, because they are dead letters, and the new ones too
 * @param unsettled documents that could not be compared
 * @param differences the first of those that differ: {@code only-live} and {@code only-beside} say where one is, stored or anew
 */
record ProjectionOutcome(
        String projection,
        long commits,
        long compared,
        long differing,
        long onlyStored,
        long onlyAnew,
        long unsettled,
        int leftOut,
        List<Difference> differences)
        implements Outcome {
    static ProjectionOutcome of(String projection, long commits, int leftOut, Parity parity) {
        return new ProjectionOutcome(
                projection,
                commits,
                parity.compared(),
                parity.differing(),
                parity.onlyLive(),
                parity.onlyBeside(),
                parity.unsettled(),
                leftOut,
                parity.differences());
    }

    @Override
    public boolean changes() {
        return differing + onlyStored + onlyAnew + unsettled > 0;
    }

    @Override
    public String told() {
        String counted = "Projection %s, built anew from a log of %,d commits: %,d documents compared, %s."
                .formatted(projection, commits, compared, changes() ? found() : "all of them the same");
        String lacking = leftOut == 0 ? "" : "%n%,d dead letters are left out of both.".formatted(leftOut);
        return counted
                + lacking
                + differences.stream().map(ProjectionOutcome::line).collect(Collectors.joining());
    }

    private String found() {
        String text =
                "%,d would be other ones, %,d would go, %,d would come".formatted(differing, onlyStored, onlyAnew);
        return unsettled == 0 ? text : "%s, and %,d could not be compared".formatted(text, unsettled);
    }

    private static String line(Difference difference) {
        String what =
                switch (difference.found()) {
                    case "only-live" -> "would go";
                    case "only-beside" -> "would come";
                    default -> "would be another one: " + String.join(", ", difference.fields());
                };
        return System.lineSeparator() + "  " + difference.id() + ' ' + what;
    }
}
