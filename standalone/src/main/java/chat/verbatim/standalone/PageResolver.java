package chat.verbatim.standalone;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Answers pages of the web app, such as {@code /chats/42}, with its {@code index.html}: the browser's part of the app knows them, the server
 * does not. What is no page (an API path, a file, a request for something else than HTML) stays unknown.
 */
final class PageResolver extends PathResourceResolver {
    private static final Set<String> NO_PAGES =
            Set.of("api", "actuator", "socket.io", "engine.io", "ws", "assets", "docs");

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String requestPath,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource file = super.resolveResourceInternal(request, requestPath, locations, chain);
        if (file != null || request == null || !isPage(requestPath) || !wantsHtml(request)) {
            return file;
        }
        return super.resolveResourceInternal(request, "index.html", locations, chain);
    }

    private static boolean isPage(String path) {
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        return !NO_PAGES.contains(first) && path.indexOf('.', path.lastIndexOf('/') + 1) < 0;
    }

    private static boolean wantsHtml(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
