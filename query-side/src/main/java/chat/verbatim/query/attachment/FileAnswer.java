package chat.verbatim.query.attachment;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.attachment.Attachment;
import chat.verbatim.api.attachment.AttachmentBytes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriUtils;

/** Hands out a file so that a browser neither runs nor guesses anything, whole or in part. */
final class FileAnswer {
    private static final String ANY_FILE = "application/octet-stream";

    private final AttachmentBytes bytes;

    FileAnswer(AttachmentBytes bytes) {
        this.bytes = bytes;
    }

    /** @param asked the header {@code Range}; null when all is asked for */
    void write(Attachment file, @Nullable String asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String tag = '"' + file.id() + '"';
        if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            describe(file, tag, response);
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        ByteRange range = ByteRange.whole(file.size());
        @Nullable String condition = request.getHeader(HttpHeaders.IF_RANGE);
        if (asked != null && ByteRange.isAskedFor(asked) && (condition == null || condition.equals(tag))) {
            range = ByteRange.of(asked, file.size()).orElseThrow(() -> notThere(file, response));
            response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
            response.setHeader(HttpHeaders.CONTENT_RANGE, range.ofSize(file.size()));
        }
        describe(file, tag, response);
        boolean inPlace = Attachment.mayShowInPlace(file.type());
        response.setContentType(inPlace ? file.type() : ANY_FILE);
        response.setContentLengthLong(range.length());
        if (!"HEAD".equals(request.getMethod())) {
            copy(file.id(), range, response.getOutputStream());
        }
    }

    private static RefusedException notThere(Attachment file, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.size());
        return Refusal.because(RefusalCode.RANGE_NOT_SATISFIABLE, "The file has " + file.size() + " bytes.");
    }

    private static void describe(Attachment file, String tag, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, tag);
        // Bytes never change under one id, but a cache asks each time: a browser may change hands, and members may be
        // removed.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(file));
    }

    private static String disposition(Attachment file) {
        String plain = file.name().replaceAll("[^ !#$&+.0-9A-Z^_a-z~()-]", "_");
        return (Attachment.mayShowInPlace(file.type()) ? "inline" : "attachment")
                + "; filename=\"" + plain + "\"; filename*=UTF-8''"
                + UriUtils.encode(file.name(), StandardCharsets.UTF_8).replace("'", "%27");
    }

    private static boolean names(@Nullable String condition, String tag) {
        return condition != null
                && Arrays.stream(condition.split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private void copy(String attachmentId, ByteRange range, OutputStream target) throws IOException {
        int chunk = (int) (range.first() / AttachmentBytes.CHUNK);
        int from = (int) (range.first() % AttachmentBytes.CHUNK);
        long left = range.length();
        while (left > 0) {
            byte[] read = bytes.get(attachmentId, chunk)
                    .orElseThrow(() -> new IOException("the file was deleted while it was sent"));
            int length = (int) Math.min(left, read.length - from);
            if (length <= 0) {
                throw new IOException("the file is shorter than it was");
            }
            target.write(read, from, length);
            left -= length;
            from = 0;
            chunk++;
        }
    }
}
