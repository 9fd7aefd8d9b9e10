package chat.verbatim.query.avatar;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.RefusedException;
import chat.verbatim.api.attachment.AttachmentBytes;
import chat.verbatim.api.avatar.AvatarId;
import chat.verbatim.api.avatar.AvatarType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pictures by their ids. Everybody who is logged in may see everybody's, as in the directory; so unlike a file of a chat, whose readers change, a
 * picture may stay in a browser for ever. Its bytes say what it is, as they did when it was taken in.
 */
@RestController
final class AvatarController {
    private final AttachmentBytes bytes;

    AvatarController(AttachmentBytes bytes) {
        this.bytes = bytes;
    }

    @GetMapping("/api/avatars/{avatarId}")
    void download(@PathVariable String avatarId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!AvatarId.isPlausible(avatarId)) {
            throw notFound();
        }
        byte[] picture = bytes.get(avatarId, 0).orElseThrow(AvatarController::notFound);
        AvatarType type = AvatarType.of(picture).orElseThrow(AvatarController::notFound);
        String tag = '"' + avatarId + '"';
        describe(type, tag, response);
        if (names(request.getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return;
        }
        response.setContentType(type.mediaType());
        response.setContentLength(picture.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(picture);
        }
    }

    private static void describe(AvatarType type, String tag, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, tag);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "inline; filename=\"avatar." + type.name().toLowerCase(Locale.ROOT) + '"');
    }

    private static boolean names(@Nullable String condition, String tag) {
        return condition != null
                && Arrays.stream(condition.split(",", -1))
                        .map(String::strip)
                        .anyMatch(one -> one.equals("*") || one.equals(tag) || one.equals("W/" + tag));
    }

    private static RefusedException notFound() {
        return Refusal.because(RefusalCode.NOT_FOUND, "There is no such picture (any more).");
    }
}
