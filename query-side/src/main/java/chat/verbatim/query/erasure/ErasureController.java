package chat.verbatim.query.erasure;

import chat.verbatim.api.Refusal;
import chat.verbatim.api.RefusalCode;
import chat.verbatim.api.erasure.Erasure;
import chat.verbatim.api.erasure.ErasureView;
import chat.verbatim.api.erasure.Erasures;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells whoever has an erasure's id how far it has come. Whoever has been erased has no token any more. */
@RestController
final class ErasureController {
    private final Erasures erasures;

    ErasureController(Erasures erasures) {
        this.erasures = erasures;
    }

    @GetMapping("/api/erasures/{erasureId}")
    ErasureView find(@PathVariable String erasureId) {
        Erasure erasure = erasures.find(erasureId)
                .orElseThrow(() -> Refusal.because(RefusalCode.NOT_FOUND, "There is no erasure of this id."));
        return ErasureView.of(erasure, erasures.certificate(erasureId).orElse(null));
    }
}
