package chat.verbatim.standalone.faults;

/** Where two long texts differ first. */
final class Differences {
    private static final int AROUND = 160;

    private Differences() {}

    static String between(String expected, String actual) {
        int at = 0;
        while (at < Math.min(expected.length(), actual.length()) && expected.charAt(at) == actual.charAt(at)) {
            at++;
        }
        return "expected ..." + around(expected, at) + "... but found ..." + around(actual, at) + "...";
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - AROUND / 2), Math.min(text.length(), at + AROUND));
    }
}
