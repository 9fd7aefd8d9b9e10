package chat.verbatim.standalone.journey;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A span as a collector hears of it.
 *
 * @param process role of the process that tells it, with its instance
 * @param parent empty for none
 * @param begin nanoseconds since the epoch
 * @param end nanoseconds since the epoch
 */
record ToldSpan(
        String process,
        String trace,
        String id,
        String parent,
        String name,
        long begin,
        long end,
        Map<String, String> attributes) {

    /** Those in an {@code ExportTraceServiceRequest} of OTLP. */
    static List<ToldSpan> read(byte[] request) {
        List<ToldSpan> spans = new ArrayList<>();
        for (ProtoFields resourceSpans : ProtoFields.of(request).messages(1)) {
            Map<String, String> resource = attributes(resourceSpans.messages(1).getFirst(), 1);
            String process = resource.get("service.name") + '@' + resource.get("service.instance.id");
            for (ProtoFields scope : resourceSpans.messages(2)) {
                scope.messages(2).forEach(span -> spans.add(of(process, span)));
            }
        }
        return spans;
    }

    private static ToldSpan of(String process, ProtoFields span) {
        return new ToldSpan(
                process,
                HexFormat.of().formatHex(span.bytes(1)),
                HexFormat.of().formatHex(span.bytes(2)),
                HexFormat.of().formatHex(span.bytes(4)),
                span.text(5),
                span.number(7),
                span.number(8),
                attributes(span, 9));
    }

    private static Map<String, String> attributes(ProtoFields holder, int field) {
        Map<String, String> attributes = new TreeMap<>();
        for (ProtoFields pair : holder.messages(field)) {
            ProtoFields value = pair.messages(2).getFirst();
            attributes.put(pair.text(1), value.has(1) ? value.text(1) : Long.toString(value.number(3)));
        }
        return attributes;
    }

    boolean isNamed(String wanted) {
        return name.equals(wanted);
    }

    boolean isOf(String role) {
        return process.startsWith(role + '@');
    }

    boolean isChildOf(ToldSpan other) {
        return trace.equals(other.trace) && parent.equals(other.id);
    }

    /** The value of {@code verbatim.<field>}; empty for none. */
    String about(String field) {
        return attributes.getOrDefault("verbatim." + field, "");
    }
}
