package chat.verbatim.node.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;

/** A place in a trace as the header {@code traceparent} has it (W3C Trace Context): {@code 00-<trace>-<span>-<flags>}. */
final class TraceParent {
    private static final int LENGTH = 55;
    private static final int TRACE = 3;
    private static final int SPAN = 36;
    private static final int FLAGS = 53;
    private static final int NO_VERSION = 0xff;
    private static final int SAMPLED = 1;

    private TraceParent() {}

    static String of(SpanContext span) {
        return "00-" + span.getTraceId() + '-' + span.getSpanId() + '-'
                + span.getTraceFlags().asHex();
    }

    /** @return an invalid one when {@code text} is none; what a later version says behind the flags is left out */
    static SpanContext read(String text) {
        if (!hasTheShape(text)) {
            return SpanContext.getInvalid();
        }
        String trace = text.substring(TRACE, SPAN - 1);
        String span = text.substring(SPAN, FLAGS - 1);
        if (!TraceId.isValid(trace) || !SpanId.isValid(span)) {
            return SpanContext.getInvalid();
        }
        boolean sampled = (hex(text, FLAGS) & SAMPLED) != 0;
        return SpanContext.createFromRemoteParent(
                trace, span, sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(), TraceState.getDefault());
    }

    private static boolean hasTheShape(String text) {
        if (text.length() < LENGTH
                || text.charAt(TRACE - 1) != '-'
                || text.charAt(SPAN - 1) != '-'
                || text.charAt(FLAGS - 1) != '-') {
            return false;
        }
        int version = hex(text, 0);
        boolean longer = text.length() > LENGTH;
        return version >= 0
                && version != NO_VERSION
                && hex(text, FLAGS) >= 0
                && (!longer || (version > 0 && text.charAt(LENGTH) == '-'));
    }

    /** The byte that two digits say; -1 when they are none. Capital letters are none. */
    private static int hex(String text, int from) {
        int high = digit(text.charAt(from));
        int low = digit(text.charAt(from + 1));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char letter) {
        if (letter >= '0' && letter <= '9') {
            return letter - '0';
        }
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
