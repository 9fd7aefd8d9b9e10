package chat.verbatim.query.attachment;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file.
 *
 * @param first the first byte, from 0
 * @param last the last byte, itself included
 */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange whole(long size) {
        return new ByteRange(0, size - 1);
    }

    /** Whether somebody asks for one stretch, in a form that is understood; what is not is answered with the whole, as RFC 9110 wants it. */
    static boolean isAskedFor(@Nullable String header) {
        return header != null
                && SINGLE.matcher(header.strip()).matches()
                && !header.strip().equals("bytes=-");
    }

    /** @return empty when nothing of the file lies in it */
    static Optional<ByteRange> of(String header, long size) {
        Matcher asked = SINGLE.matcher(header.strip());
        if (!asked.matches()) {
            return Optional.empty();
        }
        String from = asked.group(1);
        String to = asked.group(2);
        if (from.isEmpty()) {
            long length = Long.parseLong(to);
            return length == 0 ? Optional.empty() : Optional.of(new ByteRange(Math.max(0, size - length), size - 1));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
        return first <= last && first < size ? Optional.of(new ByteRange(first, last)) : Optional.empty();
    }

    long length() {
        return last - first + 1;
    }

    String ofSize(long size) {
        return "bytes " + first + '-' + last + '/' + size;
    }
}
