package chat.verbatim.api.erasure;

import chat.verbatim.api.erasure.Erasure.Stage;
import java.util.List;
import java.util.Optional;

/** What is known of erasures, kept so that each is carried out to its end, whatever process dies. All methods fail with an exception of the store. */
public interface Erasures {
    /** Decides that a user is erased, once: of two who want it at the same time, or one after the other, both get the first one's. */
    Erasure begin(Erasure wanted);

    Optional<Erasure> find(String erasureId);

    /** The erasure of this user. */
    Optional<Erasure> ofUser(String userId);

    /** All that have come exactly so far. */
    List<Erasure> in(Stage stage);

    /** They are unreadable from now on; does nothing when they have come further. */
    void unreadable(Erasure erasure, long position);

    /** Puts the certificate beside it. Of two, the first one counts. */
    void certify(Erasure erasure, ErasureCertificate certificate);

    /** Empty until there is one. */
    Optional<ErasureCertificate> certificate(String erasureId);
}
